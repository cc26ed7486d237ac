/* The visitor's part of the page: basket, customer, session, and which node has answered. */

import { ask } from "./api.js";
import { byId, element, size } from "./elements.js";

/* The node that has answered last. */
let lastNode = null;

/* Answers that arrive after a newer question was asked are dropped. */
let question = 0;

export async function showVisit() {
  const asked = ++question;
  let visit;
  try {
    visit = await ask("GET", "visit");
  } catch (problem) {
    byId("node").textContent = problem.title;
    return;
  }
  if (asked === question) {
    showNode(visit);
    showSession(visit.session);
    showCustomer(visit.customer);
    showBasket(visit.basket);
  }
}

export async function putIntoBasket(title) {
  byId("receipts").replaceChildren();
  await ask("PUT", `basket?title=${encodeURIComponent(title)}`);
  await showVisit();
}

function showNode({ node, adapter }) {
  byId("node").textContent = node;
  byId("adapter").textContent = adapter;
  if (lastNode !== null && lastNode !== node) {
    byId("moved").textContent = `Before that, ${lastNode} answered. The session is the same.`;
  }
  lastNode = node;
}

function showSession(session) {
  byId("session").hidden = !session;
  byId("no-session").hidden = Boolean(session);
  if (session) {
    byId("session-id").textContent = session.id;
    byId("session-created").textContent = time(session.created);
    byId("session-accessed").textContent = time(session.lastAccessed);
    byId("session-timeout").textContent = `${session.timeoutSeconds / 60} minutes`;
    byId("session-size").textContent = size(session.bytes);
  }
}

function time(instant) {
  return new Date(instant).toLocaleTimeString();
}

function showCustomer(customer) {
  byId("login").hidden = Boolean(customer);
  byId("known").hidden = !customer;
  byId("customer").textContent = customer ?? "";
}

function showBasket(titles) {
  byId("basket-empty").hidden = titles.length > 0;
  byId("checkout").hidden = titles.length === 0;
  byId("checkout-hint").hidden = titles.length === 0;
  const shown = [...byId("basket").children].map((row) => row.dataset.title);
  if (titles.join("\n") !== shown.join("\n")) {
    byId("basket").replaceChildren(...titles.map(basketRow));
  }
}

function basketRow(title) {
  const row = element("li", "basket-row");
  row.dataset.title = title;
  const name = element("span", "basket-name", title);
  name.dataset.testid = "basket-book";
  const out = element("button", "out", "×");
  out.type = "button";
  out.setAttribute("aria-label", `Take ${title} out of the basket`);
  out.addEventListener("click", async () => {
    await ask("DELETE", `basket?title=${encodeURIComponent(title)}`).catch(() => {});
    showVisit();
  });
  row.append(name, out);
  return row;
}

async function checkOut() {
  byId("checkout").disabled = true;
  try {
    const { receipts, soldOut } = await ask("POST", "basket/checkout");
    say(
      ...receipts.map(({ title, copiesLeft }) => `${title}: yours. ${copiesLeft} left`),
      ...soldOut.map((title) => `${title}: sold out`),
    );
  } catch (problem) {
    say(`${problem.title}. ${problem.message}`);
  } finally {
    byId("checkout").disabled = false;
  }
  showVisit();
}

function say(...lines) {
  byId("receipts").replaceChildren(...lines.map((line) => {
    const row = element("li", "receipt", line);
    row.dataset.testid = "receipt";
    return row;
  }));
}

async function logIn(event) {
  event.preventDefault();
  byId("login-wrong").textContent = "";
  try {
    await ask("POST", "login", new URLSearchParams(new FormData(byId("login"))));
    byId("login").reset();
  } catch (problem) {
    byId("login-wrong").textContent = problem.message;
  }
  showVisit();
}

async function logOut(everywhere) {
  byId("logout-failed").textContent = "";
  try {
    await ask("POST", `logout?everywhere=${everywhere}`);
  } catch (problem) {
    byId("logout-failed").textContent = `You are still logged in. ${problem.title}. ${problem.hint}`;
  }
  showVisit();
}

byId("checkout").addEventListener("click", checkOut);
byId("login").addEventListener("submit", logIn);
byId("logout").addEventListener("click", () => logOut(false));
byId("logout-everywhere").addEventListener("click", () => logOut(true));

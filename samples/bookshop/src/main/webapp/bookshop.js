/* The page of the bookshop: searches, shows where the answer came from, and watches Redis forget it. */

import { ask } from "./api.js";
import { cover } from "./cover.js";
import { byId, element, size } from "./elements.js";
import { putIntoBasket, showVisit } from "./visit.js";

const SUGGESTIONS = ["dune", "tolstoi", "japanese", "design patterns", "lord of the rings", "nigeria", "ancient greek"];
const LOOK_EVERY_MILLIS = 2000;
const TICK_MILLIS = 250;

const form = byId("search-form");
const input = byId("q");
const outcome = byId("outcome");
const results = byId("results");
const waiting = byId("waiting");
const error = byId("error");
const refresh = byId("refresh");
const clear = byId("clear");

/* The answer on show, with the time at which Redis forgets it, by this page's clock. */
let shown = null;

/* The entries in Redis as they were last told, with the nodes that count down. */
let listed = [];

/* The longest life of an entry that was seen: what a whole ring stands for, since all entries get the same time. */
let longest = 1;

/* Answers that arrive after a newer question was asked are dropped. */
let question = 0;

async function search(query, { anew = false } = {}) {
  const asked = ++question;
  hide(error);
  busy(true);
  waiting.textContent = anew ? "Asking the catalogue again …" : "Searching …";
  try {
    const parameters = `q=${encodeURIComponent(query)}`;
    const result = anew ? await ask("POST", `search/refresh?${parameters}`) : await ask("GET", `search?${parameters}`);
    if (asked === question) {
      show(result);
    }
  } catch (problem) {
    if (asked === question) {
      forgetResult();
      report(problem);
    }
  } finally {
    if (asked === question) {
      busy(false);
      waiting.textContent = "";
    }
  }
  showKeys();
}

function show(result) {
  const source = byId("source");
  source.textContent = result.fromRedis ? "From Redis" : "Searched";
  source.dataset.source = result.fromRedis ? "redis" : "search";
  byId("duration").textContent = duration(result.tookMicros);
  byId("found").textContent = result.books.length === 1 ? "1 book" : `${result.books.length} books`;
  shown = { query: result.query, key: result.key, until: until(result.timeToLiveMillis) };
  longest = Math.max(longest, result.timeToLiveMillis ?? 0);
  results.replaceChildren(...(result.books.length > 0 ? result.books.map(card) : [nothingFound(result.query)]));
  outcome.hidden = false;
  tick();
}

function forgetResult() {
  shown = null;
  outcome.hidden = true;
  results.replaceChildren();
}

function card(book, index) {
  const item = element("li", "book");
  item.dataset.testid = "book";
  item.style.setProperty("--index", Math.min(index, 12));
  const about = element("div", "about");
  const title = element("h2", "title", book.title);
  title.dataset.testid = "book-title";
  const author = element("p", "author", book.author);
  author.dataset.testid = "book-author";
  const year = book.year < 0 ? `${-book.year} BC` : book.year;
  const written = element("p", "facts", `${year} · ${book.language}`);
  about.append(title, author, written, element("p", "facts", `${book.country} · ${book.pages} pages`));
  const frame = element("div", "frame");
  frame.append(cover(book));
  const put = element("button", "button put", "Into the basket");
  put.type = "button";
  put.dataset.testid = "put";
  put.setAttribute("aria-label", `Put ${book.title} into the basket`);
  put.addEventListener("click", () => putIntoBasket(book.title).catch(report));
  about.append(put);
  item.append(frame, about);
  return item;
}

function nothingFound(query) {
  const item = element("li", "nothing", `Nothing in the catalogue is like “${query}”. Redis remembers that, too.`);
  item.dataset.testid = "nothing-found";
  return item;
}

function duration(micros) {
  if (micros >= 10_000) {
    return `${Math.round(micros / 1000)} ms`;
  }
  return `${(micros / 1000).toFixed(1)} ms`;
}

/* The countdown. */

function tick() {
  listed.forEach(({ time, until }) => {
    time.textContent = until === Infinity ? "never expires" : clock(rest(until));
  });
  if (shown === null) {
    return;
  }
  const left = rest(shown.until);
  const state = left === Infinity ? "forever" : left === 0 ? "expired" : left < 15_000 ? "soon" : "fresh";
  const [label, time] = {
    forever: ["Redis keeps it", "for ever"],
    expired: ["Redis has forgotten it:", "expired"],
  }[state] ?? ["Redis forgets it in", clock(left)];
  byId("life").dataset.state = state;
  byId("life-label").textContent = label;
  byId("ttl").textContent = time;
  const share = state === "forever" ? 1 : Math.min(1, left / longest);
  byId("ring").style.strokeDasharray = `${(share * 100).toFixed(2)} 100`;
}

/* JSON has no infinity: an entry that never expires comes without a time. */
function until(timeToLiveMillis) {
  return performance.now() + (timeToLiveMillis ?? Infinity);
}

function rest(until) {
  return Math.max(0, until - performance.now());
}

function clock(millis) {
  const seconds = Math.ceil(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/* The keys. */

async function showKeys() {
  try {
    const { redis, keys } = await ask("GET", "keys");
    byId("redis").textContent = redis === "embedded" ? "embedded Redis" : `Redis at ${redis}`;
    byId("redis").dataset.state = "up";
    byId("no-keys").hidden = keys.length > 0;
    listed = keys.map(keyRow);
    byId("keys").replaceChildren(...listed.map(({ row }) => row));
    tick();
  } catch (problem) {
    listed = [];
    byId("redis").textContent = problem.title;
    byId("redis").dataset.state = "down";
    byId("keys").replaceChildren();
    byId("no-keys").hidden = true;
  }
}

function keyRow({ key, timeToLiveMillis, bytes }) {
  const row = element("li", "key");
  row.dataset.testid = "key";
  if (key === shown?.key) {
    row.setAttribute("aria-current", "true");
  }
  const name = element("code", "key-name", key);
  name.dataset.testid = "key-name";
  const time = element("span", "key-ttl");
  time.dataset.testid = "key-ttl";
  row.append(name, element("span", "key-size", size(bytes)), time);
  return { row, time, until: until(timeToLiveMillis) };
}

/* The rest of the page. */

function report(problem) {
  byId("error-title").textContent = problem.title ?? "Something went wrong";
  byId("error-message").textContent = problem.message;
  byId("error-hint").textContent = problem.hint ?? "";
  error.hidden = false;
}

function hide(node) {
  node.hidden = true;
}

function busy(isBusy) {
  document.body.classList.toggle("busy", isBusy);
  results.setAttribute("aria-busy", String(isBusy));
  refresh.disabled = isBusy;
  clear.disabled = isBusy;
}

function queryOfAddress() {
  return new URLSearchParams(location.search).get("q") ?? "";
}

function go(query) {
  if (query !== queryOfAddress()) {
    history.pushState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  }
  document.title = query ? `${query} · Bookshop` : "Bookshop";
  return search(query);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(input.value.trim());
});

refresh.addEventListener("click", () => {
  if (shown !== null) {
    search(shown.query, { anew: true });
  }
});

clear.addEventListener("click", async () => {
  hide(error);
  try {
    const { removed } = await ask("DELETE", "cache");
    waiting.textContent = removed === 1 ? "1 entry was removed." : `${removed} entries were removed.`;
    if (shown !== null) {
      shown.until = performance.now();
      tick();
    }
  } catch (problem) {
    report(problem);
  }
  showKeys();
});

addEventListener("popstate", () => {
  input.value = queryOfAddress();
  if (input.value) {
    go(input.value);
  } else {
    question++;
    busy(false);
    waiting.textContent = "";
    hide(error);
    forgetResult();
  }
});

byId("suggestions").append(...SUGGESTIONS.map((suggestion) => {
  const link = element("a", "suggestion", suggestion);
  link.href = `?q=${encodeURIComponent(suggestion)}`;
  link.dataset.testid = "suggestion";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.value = suggestion;
    go(suggestion);
  });
  return link;
}));

setInterval(tick, TICK_MILLIS);
setInterval(() => {
  if (!document.hidden) {
    showKeys();
    showVisit();
  }
}, LOOK_EVERY_MILLIS);

input.value = queryOfAddress();
if (input.value) {
  go(input.value);
} else {
  input.focus();
  showKeys();
}
showVisit();

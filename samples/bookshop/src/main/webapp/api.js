/* Asks the shop, and says what is wrong in words for the visitor. */

const PROBLEMS = {
  400: ["Nothing to search for", ""],
  409: ["Sold out", ""],
  503: ["Redis does not answer", "Start it again, or wait a moment, and then repeat what you did."],
};

export class Problem extends Error {
  constructor(title, message, hint) {
    super(message);
    this.title = title;
    this.hint = hint;
  }
}

/* The answer to a request; null if it has no body. A body that is sent is that of a form. */
export async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(`api/${path}`, { method, headers: { Accept: "application/json" }, body });
  } catch {
    throw new Problem("The shop does not answer", "The server cannot be reached.", "Is it still running?");
  }
  const answer = await response.json().catch(() => null);
  if (response.ok) {
    return answer;
  }
  const [title, hint] = PROBLEMS[response.status] ?? ["Something went wrong", "The server's log tells more."];
  throw new Problem(title, answer?.message ?? `The server answered with status ${response.status}.`, hint);
}

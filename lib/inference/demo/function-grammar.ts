import { FUNCTIONS } from "../../templates/function-calling.ts";
import { choose, type Word } from "./code-words.ts";
import {
  AMOUNTS,
  CALL_ASIDES,
  CALL_ENDINGS,
  CALL_OPENINGS,
  CITIES,
  CURRENCIES,
  DAYS,
  EVENTS,
  MUSIC,
  NEWS,
  NO_CALLS,
  PEOPLE,
  PLACE_KINDS,
  ROOMS,
  TASKS,
  TIMES,
} from "./data/functions.ts";
import { fill } from "./fill.ts";
import type { Grammar, Wanted } from "./grammar.ts";

type FunctionName = (typeof FUNCTIONS)[number];
type Call = { ask: string; given: Record<string, unknown> };

/** Requests to an assistant with the call that fulfils each; of one function when that is wanted. */
export function functionGrammar(topic: string, wanted: Wanted): Grammar {
  return {
    plain: [],
    compose(word) {
      const name = FUNCTIONS.find((known) => known === wanted.name) ?? choose(FUNCTIONS, word, 0);
      const { ask, given } = CALLS[name](word);
      const aside = fill(choose(CALL_ASIDES, word, 2), { topic });
      const order = word(5) % 2 === 0 ? [ask, aside] : [aside, ask];
      const request = [choose(CALL_OPENINGS, word, 1), ...order, choose(CALL_ENDINGS, word, 3)].join(" ");
      const call = { name, arguments: JSON.stringify(given) };
      const completion = JSON.stringify({ call, reason: REASONS[name] });
      return { prompt: request, completion, summary: REASONS[name], fields: { request, call } };
    },
  };
}

const CALLS: Record<FunctionName, (word: Word) => Call> = {
  get_weather(word) {
    const city = choose(CITIES, word, 8);
    const [said, day] = choose(DAYS, word, 9);
    const asks = [
      `what will the weather be like in ${city} ${said}?`,
      `do I need an umbrella in ${city} ${said}?`,
      `how warm does it get in ${city} ${said}?`,
    ];
    return { ask: choose(asks, word, 10), given: { city, day } };
  },
  create_event(word) {
    const title = choose(EVENTS, word, 8);
    const [day, date] = choose(DAYS, word, 9);
    const [at, time] = choose(TIMES, word, 10);
    const asks = [
      `put “${title}” into my calendar ${day} ${at}.`,
      `I have got “${title}” ${day} ${at}, note that down.`,
      `block my diary ${day} ${at} for “${title}”.`,
    ];
    return { ask: choose(asks, word, 11), given: { title, date, time } };
  },
  set_reminder(word) {
    const text = choose(TASKS, word, 8);
    const [day, date] = choose(DAYS, word, 9);
    const [at, time] = choose(TIMES, word, 10);
    const asks = [
      `remind me ${day} ${at} to ${text}.`,
      `do not let me forget to ${text} ${day} ${at}.`,
      `${day} ${at} I have to ${text}, nudge me.`,
    ];
    return { ask: choose(asks, word, 11), given: { text, date, time } };
  },
  send_message(word) {
    const to = choose(PEOPLE, word, 8);
    const [said, text] = choose(NEWS, word, 9);
    const asks = [`tell ${to} that ${said}.`, `write to ${to}: ${said}.`, `let ${to} know that ${said}.`];
    return { ask: choose(asks, word, 10), given: { to, text } };
  },
  convert_currency(word) {
    const amount = choose(AMOUNTS, word, 8);
    const [from, source] = choose(CURRENCIES, word, 9);
    const [to, target] = choose(
      CURRENCIES.filter(([, code]) => code !== source),
      word,
      10,
    );
    const asks = [
      `what are ${amount} ${from} in ${to}?`,
      `how many ${to} do I get for ${amount} ${from}?`,
      `turn ${amount} ${from} into ${to} for me.`,
    ];
    return { ask: choose(asks, word, 11), given: { amount, from: source, to: target } };
  },
  find_place(word) {
    const said = choose(PLACE_KINDS, word, 8);
    const near = choose(CITIES, word, 9);
    const asks = [
      `find me ${said} near the station of ${near}.`,
      `where is ${said} near the station of ${near}?`,
      `I need ${said}, near the station of ${near}.`,
    ];
    return { ask: choose(asks, word, 10), given: { kind: said.replace(/^an? /, ""), near: `the station of ${near}` } };
  },
  play_music(word) {
    const query = choose(MUSIC, word, 8);
    const asks = [`put on ${query}.`, `I would like to hear ${query}.`, `play ${query}, not too loud.`];
    return { ask: choose(asks, word, 9), given: { query } };
  },
  set_temperature(word) {
    const room = choose(ROOMS, word, 8);
    const celsius = 16 + (word(9) % 9);
    const asks = [
      `make it ${celsius} degrees in the ${room}.`,
      `the ${room} should be at ${celsius}.`,
      `set the ${room} to ${celsius} degrees.`,
    ];
    return { ask: choose(asks, word, 10), given: { room, celsius } };
  },
  none: (word) => ({ ask: choose(NO_CALLS, word, 8), given: {} }),
};

const REASONS: Record<FunctionName, string> = {
  get_weather: "The person asks for the weather of a place on a day.",
  create_event: "The person wants an entry in the calendar, with day and time.",
  set_reminder: "The person wants to be reminded of something at a time.",
  send_message: "The person wants somebody else to be told something.",
  convert_currency: "The person asks what an amount is in another currency.",
  find_place: "The person looks for a kind of place near another.",
  play_music: "The person wants to hear something.",
  set_temperature: "The person wants a room at a temperature.",
  none: "No function fulfils this, or a detail that it needs is missing.",
};

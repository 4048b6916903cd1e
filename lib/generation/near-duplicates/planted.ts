// Texts and near copies of them, always the same for the same seed: what the index is tested and measured on.

import { finish } from "./tokens.ts";

type Random = () => number;

const pick = (list: readonly string[], random: Random): string => list[Math.floor(random() * list.length)] ?? "";

const VERBS =
  "sorts,reverses,filters,groups,counts,merges,splits,rotates,flattens,shuffles,partitions,deduplicates,validates,normalises,compresses,encodes,ranks,samples,transposes,indexes".split(
    ",",
  );
const THINGS =
  "names,integers,dates,prices,emails,tuples,invoices,addresses,temperatures,file paths,employees,matrices,log lines,coordinates,songs,recipes,passwords,orders,tickets,sensor readings".split(
    ",",
  );
const RESULTS =
  "the largest three,a new list,a dictionary,the median,an iterator,the ones that occur twice,a running total,a formatted table,the index of each,a set of keys,only the valid ones,a histogram,two halves,the first match,a JSON string,a boolean,their checksum,the difference,the longest run,a CSV file".split(
    ",",
  );
const TEMPLATES = [
  "Write a Python function that {verb} a list of {thing} and returns {result}.",
  "How would you implement a method in Java which {verb} {thing} and gives back {result}?",
  "Explain step by step how a program {verb} {thing} before it prints {result}.",
  "Create a unit test for a function that {verb} a list of {thing} to produce {result}.",
  "I have a script that {verb} {thing}, but it does not return {result}. What could be wrong?",
  "Given a list of {thing}, write a SQL query that {verb} them and selects {result}.",
  "Refactor this code so that it {verb} the {thing} lazily and yields {result} at the end.",
  "What is the time complexity of an algorithm that {verb} n {thing} and reports {result}?",
  "Show me a one-liner in Ruby that {verb} an array of {thing} into {result}.",
  "As a senior engineer, review a pull request that {verb} {thing} in place and caches {result}.",
  "Design an API endpoint which {verb} the {thing} of a user and responds with {result}.",
  "Write a short docstring for a helper that {verb} {thing} and returns {result}.",
  "Translate this pseudo code to Rust: it {verb} all {thing} and then outputs {result}.",
  "Can you debug a loop that {verb} {thing} but skips the last one when computing {result}?",
  "Write a bash pipeline that {verb} {thing} from standard input and prints {result}.",
  "Compare two ways in which a library {verb} {thing}, if the caller only needs {result}.",
  "Without using any imports, write a function that {verb} nested {thing} and returns {result}.",
  "Describe a data structure that {verb} {thing} quickly and can always answer with {result}.",
  "Add type hints to a function that {verb} a list of {thing} and returns {result}.",
  "Write a generator in TypeScript that {verb} a stream of {thing} and emits {result}.",
];

/** Row number `index` made of 20 templates, each with six words filled in: all rows of a template are half alike. */
export function templatedText(index: number): string {
  const number = finish(index) >>> 0;
  const at = (list: readonly string[], place: number) => list[Math.floor(number / 20 ** place) % 20] ?? "";
  return at(TEMPLATES, 0)
    .replace("{verb}", `${at(VERBS, 1)} and ${at(VERBS, 2)}`)
    .replace("{thing}", `${at(THINGS, 3)} or ${at(THINGS, 4)}`)
    .replace("{result}", `${at(RESULTS, 5)} or ${at(RESULTS, 6)}`);
}

const LITTLE_WORDS =
  "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any my now such like our over man me even most made after also did many before must through".split(
    " ",
  );
const SYLLABLES = "ba,co,del,fir,gon,hu,jan,ket,lo,mer,nis,op,pra,qui,ros,sal,tem,ur,vel,wan,xi,yor,zen,al,ber,ci,dor,est".split(",");

function makeWord(rank: number): string {
  const common = LITTLE_WORDS[rank];
  if (common !== undefined) return common;
  let word = "";
  for (let rest = rank; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** Prose of so many words, which are as unequally frequent as in a language (Zipf's law, 8,000 different ones). */
export function proseText(words: number, random: Random): string {
  const text: string[] = [];
  for (let at = 0; at < words; at++)
    text.push(makeWord(Math.floor(8_000 ** random()) - 1) + (random() < 0.08 ? "," : random() < 0.05 ? "." : ""));
  return `${text.join(" ")}.`;
}

const QUESTIONS = [
  ["Warum", "Wie", "Wann", "Wozu", "Wo"],
  ["braucht", "prüft", "ändert", "schützt", "misst"],
  ["ein Müller", "die Bäckerei", "der Träger", "eine Behörde", "das Gefäß", "ihr Nachbar", "unsere Schule", "die Straßenbahn"],
  ["im Frühjahr", "trotz Regen", "ohne Strom", "nach der Ernte", "vor dem Umzug", "am Wochenende", "bei großer Hitze", "für Gäste"],
  ["mehrere Schlüssel", "den alten Ofen", "jede Rechnung", "seine Fenster", "das Wasser", "die Regeln", "zwei Verträge", "alle Maße"],
  ["und wer bezahlt das", "und was kostet es", "und wie lange dauert es", "und wer hilft dabei", "und was sagt das Gesetz"],
];
const CHINESE = [
  ["请解释", "如何计算", "请比较", "为什么需要", "怎样改进", "请列出"],
  ["城市交通", "图书馆", "天气预报", "电子商务", "医院管理", "小学教育", "农业灌溉", "能源供应"],
  ["系统的", "数据的", "流程的", "成本的", "安全的"],
  ["主要优点", "常见错误", "设计步骤", "评估方法", "历史变化", "法律要求", "长期影响", "测试计划"],
  ["并举一个例子", "并说明原因", "用三句话回答", "适合初学者阅读", "不要使用术语", "按照时间顺序"],
];
const RUSSIAN = [
  ["Объясните", "Опишите", "Сравните", "Проверьте", "Составьте"],
  ["порядок работы", "план развития", "способ оплаты", "правила хранения", "историю создания", "устройство"],
  ["городской больницы", "школьной библиотеки", "речного порта", "старого завода", "почтовой службы", "музея"],
  ["простыми словами", "для новых сотрудников", "с тремя примерами", "без лишних подробностей", "в виде таблицы"],
  ["и назовите главные риски", "и укажите сроки", "и добавьте расчёт стоимости", "и отметьте слабые места"],
];

const combine = (parts: readonly (readonly string[])[], gap: string, random: Random): string =>
  parts.map((part) => pick(part, random)).join(gap);

/** A text of a kind drawn by chance: long and short, templated and not, in four languages. */
export function anyText(random: Random): string {
  const kinds = [
    () => templatedText(Math.floor(random() * 1_000_000)),
    () => proseText(4 + Math.floor(random() * 12), random),
    () => proseText(20 + Math.floor(random() * 40), random),
    () => proseText(60 + Math.floor(random() * 140), random),
    () => `${combine(QUESTIONS, " ", random)}?`,
    () => `${combine(CHINESE, "", random)}。`,
    () => `${combine(CHINESE, "", random)}，${combine(CHINESE, "", random)}。`,
    () => `${combine(RUSSIAN, " ", random)}.`,
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? "";
}

/** A near copy: `edits` times a word (or a character, where no spaces are written) replaced, inserted, dropped or moved, or case or punctuation changed. */
export function editText(text: string, edits: number, random: Random): string {
  const spaced = text.includes(" ");
  const gap = spaced ? " " : "";
  const parts = text.split(gap);
  const foreign = () => (spaced ? makeWord(Math.floor(8_000 ** random()) - 1) : pick([..."的人大中上为们地个用工时要动国产"], random));
  for (let edit = 0; edit < edits; edit++) {
    const at = Math.floor(random() * parts.length);
    const part = parts[at] ?? "";
    const kind = random();
    if (kind < 0.4) parts[at] = foreign();
    else if (kind < 0.55) parts.splice(at, 0, foreign());
    else if (kind < 0.7 && parts.length > 1) parts.splice(at, 1);
    else if (kind < 0.8) parts.splice(Math.floor(random() * parts.length), 0, ...parts.splice(at, 1 + Math.floor(random() * 3)));
    else if (kind < 0.9) parts[at] = random() < 0.5 ? part.toUpperCase() : part.toLowerCase();
    else parts[at] = `${part.replace(/[.,?。，]$/u, "")}${pick([",", ";", "…", "!", " -"], random)}`;
  }
  return parts.join(gap);
}

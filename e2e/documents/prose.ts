/** Words that a document's sentences are made of, so that its text is known. */
const WORDS = {
  english: `river mountain engine harvest council language measure printed library ocean winter teacher journey painting medicine railway
    garden question village machine history bridge thunder election grammar kitchen farmer letter planet forest doctor theory island market
    silver captain weather concert window student picture hammer signal copper meadow lantern compass orchard voyage pottery glacier harbour`,
  german: `Straße Größe Überprüfung Häuser Wörterbuch Übung schön früh Änderung Entwicklung Wissenschaft Gesellschaft Möglichkeit Erfahrung
    Verfügung Geschwindigkeit Rücksicht Ärzte Öffentlichkeit Maßnahme Zusammenhang Bevölkerung grün müssen können während Lösung Brücke
    Krankenversicherung Donaudampfschifffahrt Veröffentlichung Universität Bürgermeister Fußgänger Gewährleistung regelmäßig außerdem`,
  russian: `река гора двигатель урожай совет язык мера библиотека океан зима учитель путешествие картина медицина сад вопрос деревня машина
    история мост выборы грамматика кухня письмо планета лес врач теория остров рынок погода окно студент сигнал луг компас`,
  arabic: `كتاب مدرسة نهر جبل لغة سؤال مدينة تاريخ طبيب علم حديقة شمس قمر بحر سماء طريق باب نافذة صديق عمل سلام حياة قلب يوم ليلة صباح مساء ماء`,
  chinese: `学习 语言 历史 河流 城市 老师 学生 医生 森林 海洋 冬天 花园 问题 机器 科学 社会 发展 经验 数据 模型 训练 质量 方法 结果 研究 文字 图书馆 天气 音乐 窗户`,
  japanese: `学校 言語 歴史 かわ まち せんせい がくせい 森 海 ふゆ にわ 質問 きかい 科学 社会 データ モデル ひらがな カタカナ 漢字 図書館 天気 音楽 まど`,
} as const;

type Language = keyof typeof WORDS;

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Prose {
  words(count: number): string[];
  sentence(): string;
  paragraph(sentences: number): string;
}

const SPACELESS: readonly Language[] = ["chinese", "japanese"];

/** Sentences in a language, made of its words and of numbers, always the same for a seed. */
export function proseIn(language: Language, seed = 1): Prose {
  const random = randomFrom(seed);
  const list = WORDS[language].split(/\s+/);
  const pick = () => (random() < 0.06 ? String(Math.floor(random() * 9_000) + 100) : (list[Math.floor(random() * list.length)] ?? ""));
  const words = (count: number) => Array.from({ length: count }, pick);
  const spaceless = SPACELESS.includes(language);
  const sentence = () => {
    const chosen = words(6 + Math.floor(random() * 9));
    if (spaceless) return `${chosen.join("")}。`;
    const text = chosen.map((word, index) => (index === 5 ? `${word},` : word)).join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (sentences: number) => Array.from({ length: sentences }, sentence).join(spaceless ? "" : " ");
  return { words, sentence, paragraph };
}

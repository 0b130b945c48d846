/** Namespaces of the DMN editions: what we read and write of them is the same in all. */
const MODEL = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const MODELS = {
  '1.3': MODEL,
  '1.4': 'https://www.omg.org/spec/DMN/20211108/MODEL/',
  '1.5': 'https://www.omg.org/spec/DMN/20230324/MODEL/',
} as const;

export type DmnVersion = keyof typeof MODELS;

/** Puts a document of another edition into the one that is read. */
export function asReadable(xml: string): string {
  return Object.values(MODELS).reduce((text, uri) => text.replaceAll(uri, MODEL), xml);
}

export function asVersion(xml: string, version: DmnVersion): string {
  return xml.replaceAll(MODEL, MODELS[version]);
}

/** Where our own words in a document come from; other tools keep or pass over them. */
export const OWN_NAMESPACE = 'urn:zhengai:dmn';

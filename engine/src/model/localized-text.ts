import Type from 'typebox';

/** A text in the two languages of the product; Chinese is the leading one. */
export const LocalizedTextSchema = Type.Object({
  zh: Type.String({ minLength: 1, maxLength: 4000 }),
  en: Type.String({ minLength: 1, maxLength: 4000 }),
});
export type LocalizedText = Type.Static<typeof LocalizedTextSchema>;

/** Stable name of a definition or subject inside one college: starts with a letter, digit or CJK character. */
export const CodeSchema = Type.String({ pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]*$', maxLength: 120 });
export type Code = string;

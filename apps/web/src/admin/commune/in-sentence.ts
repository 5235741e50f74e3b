/** A name that stands alone elsewhere, within a sentence: it begins small. */
export const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export function rawIn(text: string): string | undefined;

import type { memberPhone as source } from '../../../vi/words/pages/member-phone.ts';

/** What a member sees on a phone. */
export const memberPhone: Record<keyof typeof source, string> = {};

import type { register as source } from '../../../vi/words/pages/register.ts';

/** Hand entry of evidence and verdicts. */
export const register: Record<keyof typeof source, string> = {
  'register.title': 'Реестр подтверждений',
};

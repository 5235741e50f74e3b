import { formatSlot, formatWeekday, say, type Language } from '@bontot/i18n';
import type { Meeting } from '@bontot/meeting-core';
import { today } from '../data/clock.ts';

/** A meeting in one line of a narrow head: «Họp thường kỳ tháng 10 · thứ Bảy 10/10». */
export const shortTitle = (
  { kind, month, heldOn }: Pick<Meeting, 'kind' | 'month' | 'heldOn'>,
  language: Language,
): string =>
  say(language, `phone.short.${kind}`, {
    month: formatSlot(language, month),
    date: formatWeekday(language, heldOn, today()),
  });

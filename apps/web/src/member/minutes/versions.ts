import { formatDate } from '@bontot/i18n';
import type { Conflict, MeetingView } from '@bontot/meeting-core';
import type { Words } from '../app/words.ts';
import { nameOf } from '../run/people.ts';

/** What a conflict is about, in words. */
export function subjectOf({ unit }: Conflict, { meeting, names }: MeetingView, { t }: Words): string {
  const [kind, id = ''] = unit.split(/:(.*)/s);
  switch (kind) {
    case 'row':
      return t('phone.conflict.row', { name: nameOf(names, id) });
    case 'item':
      return t('phone.conflict.item', { title: meeting.agenda.find(({ itemId }) => itemId === id)?.title ?? '…' });
    case 'conclusion':
      return t('phone.conflict.conclusion');
    case 'vote':
      return t('phone.conflict.vote');
    case 'task':
      return t('phone.conflict.task');
    case 'minutes':
      return t('phone.title.minutes');
    case 'score':
      return t('phone.score.title');
    default:
      return t('phone.conflict.other');
  }
}

type Values = Record<string, unknown>;
const asValues = (value: unknown): Values | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined;

/** A value or an act that gives one, as lines that two people can compare; empty values are left out. */
export function linesOf(value: unknown, { names }: MeetingView, { t, language }: Words): string[] {
  const held = asValues(value);
  if (!held) return [t('phone.conflict.nothing')];
  const type = typeof held['type'] === 'string' ? held['type'] : '';
  if (type.startsWith('remove-')) return [t('phone.conflict.nothing')];
  const inner = asValues(held['task']) ?? held;
  const text = (key: string): string[] => (typeof inner[key] === 'string' && inner[key] ? [inner[key]] : []);
  const person = (key: string): string[] => text(key).map((id) => nameOf(names, id));
  const totals = asValues(inner['totals']);
  const sections = Array.isArray(inner['sections']) ? (inner['sections'] as { heading: string; text: string }[]) : [];
  const lines = [
    ...text('mark').map((mark) => t(`phone.roll.mark.${mark as 'present'}`)),
    ...text('at'),
    ...text('reasonClass').map((reason) => t(`phone.reason.${reason as 'work'}`)),
    ...text('reasonDetail'),
    ...text('title'),
    ...(typeof inner['minutes'] === 'number' ? [t('phone.items.minutes', { n: inner['minutes'] })] : []),
    ...text('subject'),
    ...(totals ? [t('phone.vote.totals', { ...totals, needed: '–' })] : []),
    ...text('text'),
    ...text('note'),
    ...person('ownerId'),
    ...text('dueOn').map((day) => formatDate(language, day)),
    ...text('expected'),
    ...text('heldOn').map((day) => formatDate(language, day)),
    ...text('startsAt'),
    ...text('startedAt'),
    ...text('endedAt'),
    ...text('place'),
    ...sections.map((section) => `${section.heading}\n${section.text}`),
  ];
  return lines.length > 0 ? lines : [t('phone.conflict.nothing')];
}

import { formatSlot, formatWeekday, type Language, type Translate } from '@bontot/i18n';
import type { IconName } from '../parts/Icon.tsx';
import { PLEDGE, reportHref, writeHref } from '../pledge/addresses.ts';
import { nearness, type Step } from './steps.ts';

export type StepWords = { what: string; why: string; act: string; href: string };

export const meetingHref = (meetingId: string): string => `/m/meetings/${encodeURIComponent(meetingId)}`;
export const voteHref = (meetingId: string, voteId: string): string =>
  `${meetingHref(meetingId)}/votes/${encodeURIComponent(voteId)}`;

/** The name by which people call each other: the last one. */
export const givenName = (name: string): string => name.trim().split(/\s+/).at(-1) ?? name;

/** The next step as a request, why, and where it is done. */
export function stepWords(
  step: Step,
  { t, language }: { t: Translate; language: Language },
  place: string,
  deadline: string,
): StepWords {
  switch (step.kind) {
    case 'vote':
      return {
        what: t(`me.step.vote.${step.way}`, { subject: step.subject }),
        why: t('me.step.vote.why'),
        act: t('me.step.vote.act'),
        href: voteHref(step.meetingId, step.voteId),
      };
    case 'meeting':
      return {
        what: t('me.step.meeting'),
        why: t('me.step.meeting.why', { title: step.title, place }),
        act: t('me.step.meeting.act'),
        href: meetingHref(step.meetingId),
      };
    case 'papers':
      return {
        what: t('me.step.papers', { n: step.papers, day: formatWeekday(language, step.dueOn, step.dueOn) }),
        why: t('me.step.papers.why'),
        act: t('me.step.papers.act'),
        href: meetingHref(step.meetingId),
      };
    case 'study':
      return {
        what: t('me.step.study', { title: step.title }),
        why: deadline,
        act: t('me.step.study.act'),
        href: '/m/study',
      };
    case 'accept':
    case 'task':
      return {
        what: t(`me.step.${step.kind}`, { title: step.title }),
        why: deadline,
        act: t(`me.step.${step.kind}.act`),
        href: taskHref(step.taskId),
      };
    case 'pledge':
      return {
        what: t(`pledge.step.${step.what}`, { year: String(step.year) }),
        why: step.what === 'confirm' ? t('pledge.now.confirm.why') : deadline,
        act: t('pledge.step.act'),
        href: pledgeHref(step),
      };
    case 'report':
      return {
        what: t('me.step.report', { month: formatSlot(language, step.month) }),
        why: t('me.step.report.why'),
        act: t('me.step.report.act'),
        href: '/m/report',
      };
  }
}

/** Straight to what is to be written. */
const pledgeHref = ({ what, year }: Extract<Step, { kind: 'pledge' }>): string =>
  what === 'confirm'
    ? `${PLEDGE}?year=${year}`
    : what === 'registered'
      ? `${writeHref()}?year=${year}`
      : `${reportHref(what)}&year=${year}`;

export const taskHref = (taskId: string): string => `/m/tasks?task=${encodeURIComponent(taskId)}`;

/** A line of «Sắp đến hạn». */
export function dueWords(
  step: Step,
  { t, language }: { t: Translate; language: Language },
): { title: string; href: string } {
  switch (step.kind) {
    case 'study':
      return { title: t('me.due.study', { title: step.title }), href: '/m/study' };
    case 'accept':
      return { title: t('me.due.accept', { title: step.title }), href: taskHref(step.taskId) };
    case 'task':
      return { title: step.title, href: taskHref(step.taskId) };
    case 'report':
      return { title: t('me.due.report', { month: formatSlot(language, step.month) }), href: '/m/report' };
    case 'pledge':
      return { title: t(`pledge.step.${step.what}`, { year: String(step.year) }), href: pledgeHref(step) };
    default:
      return { title: '', href: '/m/' };
  }
}

const ICONS: Record<Step['kind'], IconName> = {
  vote: 'hand',
  meeting: 'people',
  papers: 'document',
  study: 'book',
  accept: 'task',
  task: 'task',
  report: 'speak',
  pledge: 'document',
};
export const iconOf = ({ kind }: Step): IconName => ICONS[kind];

const LOOKS = { late: 'fail', near: 'risk', ahead: 'notdue' } as const;
export const lookOf = (step: Step, today: string): string => LOOKS[nearness(step.dueOn, today)];

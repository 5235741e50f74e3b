import { refusalSentence } from '@bontot/i18n';
import { useState } from 'react';
import { useLanguage, useToast } from '../../shared/index.ts';
import type { ClassRow, RowResult } from './answers.ts';
import { refusedOf, type DraftFault, type GradeDraft, type GradeDrafts } from './classes.ts';
import { useSendPeople } from './writes.ts';

/** The door takes as many rows at once; a larger cell is sent in parts. */
const ROWS_AT_ONCE = 150;

type Form = {
  first: () => GradeDrafts;
  rows: readonly ClassRow[];
  to: readonly string[];
  /** What belongs to the whole form: the day, the number. */
  head: object;
  faultsOf: (drafts: GradeDrafts) => DraftFault[];
  rowsOf: (drafts: GradeDrafts) => { memberId: string }[];
};

/** A form of one grade for each member: what is typed, what does not do, and how it is sent row by row. */
export function useGrades({ first, rows, to, head, faultsOf, rowsOf }: Form) {
  const { t, language } = useLanguage();
  const toast = useToast();
  const send = useSendPeople<{ results: RowResult[] }>();
  const [drafts, write] = useState(first);
  const [asked, ask] = useState(false);
  const [refused, refuse] = useState<ReadonlyMap<string, string>>(new Map());
  const faults = asked ? faultsOf(drafts) : [];
  const sendAll = async (): Promise<void> => {
    const filled = rowsOf(drafts);
    const results: RowResult[] = [];
    for (let at = 0; at < filled.length; at += ROWS_AT_ONCE) {
      const body = { ...head, rows: filled.slice(at, at + ROWS_AT_ONCE) };
      results.push(...(await send.mutateAsync({ to, body })).results);
    }
    const sentences = await Promise.all(
      refusedOf(results).map(
        async ({ id, code = '', details = {} }) => [id, await refusalSentence(language, code, details)] as const,
      ),
    );
    refuse(new Map(sentences));
    const n = filled.length - sentences.length;
    toast({ text: t('people.class.sent', { n }) });
  };
  const submit = (): void => {
    ask(true);
    if (send.isPending || faultsOf(drafts).length > 0) return;
    void sendAll().catch(() => undefined);
  };
  return {
    drafts,
    submit,
    error: send.error,
    busy: send.isPending,
    filled: rowsOf(drafts).length,
    faulty: faults.length,
    change: (memberId: string, change: Partial<GradeDraft>): void =>
      write((before) => ({ ...before, [memberId]: { ...before[memberId]!, ...change } })),
    /** Below each row: what does not do before sending, or why the rule refused it afterwards. */
    faultOf: (memberId: string): string | undefined => {
      const fault = faults.find((each) => each.memberId === memberId);
      return fault ? t(fault.key) : refused.get(memberId);
    },
    left: rows.filter(({ memberId }) => drafts[memberId]?.grade === null).length,
  };
}

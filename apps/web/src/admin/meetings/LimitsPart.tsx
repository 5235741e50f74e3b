import type { AttendanceBase, UnitSettings } from '@bontot/meeting-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  api,
  Card,
  ErrorState,
  Loading,
  useLanguage,
  usePlace,
  useSearchChange,
  useToast,
} from '../../shared/index.ts';
import { useMembers } from '../cell/queries.ts';
import type { Overview } from '../commune/answers.ts';
import { Field, FieldGroup } from '../register/Field.tsx';
import { isMinimum, LEAST_MINUTES, minutesFor, SMALL_CELL, USUAL_MINUTES } from './limits.ts';
import { Problem } from './Problem.tsx';
import { useCells, useSettings } from './reads.ts';

const bases = ['strict', 'excused_out'] as const satisfies readonly AttendanceBase[];

/** What the committee sets for single cells: the least length of a meeting, and whether excused members count. */
export function LimitsPart({ unit }: { unit: Overview['unit'] }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const cells = useCells(unit.id);
  const chosen = cells.data?.find(({ cellId }) => cellId === search['cellId']);
  if (!cells.data)
    return cells.error ? (
      <ErrorState error={cells.error} retry={() => void cells.refetch()} />
    ) : (
      <Loading blocks={[6]} />
    );
  return (
    <Card title={t('desk.limits.title')}>
      <div className="card-body">
        <p className="small soft">
          {t('desk.limits.lead', { small: SMALL_CELL, least: LEAST_MINUTES, usual: USUAL_MINUTES })}
        </p>
        <Field label={t('desk.limits.cell')}>
          {(bound) => (
            <select
              {...bound}
              className="field"
              value={chosen?.cellId ?? ''}
              onChange={({ target }) => change({ cellId: target.value || undefined })}
            >
              <option value="">{t('desk.limits.choose')}</option>
              {cells.data.map(({ cellId, name }) => (
                <option key={cellId} value={cellId} lang="vi">
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {chosen && <OfCell key={chosen.cellId} unitId={chosen.cellId} name={chosen.name} />}
      </div>
    </Card>
  );
}

function OfCell({ unitId, name }: { unitId: string; name: string }) {
  const settings = useSettings(unitId);
  const members = useMembers(unitId);
  if (settings.error && !settings.data)
    return <ErrorState error={settings.error} retry={() => void settings.refetch()} />;
  if (!settings.data || members.isLoading) return <Loading blocks={[4]} />;
  return <Limits settings={settings.data} name={name} members={members.data?.all ?? null} />;
}

function Limits({ settings, name, members }: { settings: UnitSettings; name: string; members: number | null }) {
  const { t } = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const [minutes, write] = useState(String(settings.minMinutes));
  const [base, choose] = useState(settings.attendanceBase);
  const [asked, ask] = useState(false);
  const saving = useMutation({
    mutationFn: (body: { minMinutes: number; attendanceBase: AttendanceBase }) =>
      api.post(`/api/v1/meeting-settings/${encodeURIComponent(settings.unitId)}/limits`, body),
    onSuccess: async () => {
      toast({ text: t('desk.limits.saved', { name }) });
      await client.invalidateQueries({ queryKey: ['meetings'] });
    },
  });
  const range = minutesFor(members);
  const good = isMinimum(minutes, members);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(true);
    if (good && !saving.isPending) saving.mutate({ minMinutes: Number(minutes), attendanceBase: base });
  };
  return (
    <form className="ask" noValidate onSubmit={submit} aria-busy={saving.isPending}>
      {members !== null && <p className="small">{t('desk.limits.members', { n: members })}</p>}
      <Field
        label={t('desk.limits.minutes')}
        hint={t('desk.limits.minutes.hint', range)}
        fault={asked && !good ? t('desk.limits.minutes.fault', range) : undefined}
        className="short"
      >
        {(bound) => (
          <input
            {...bound}
            className="field"
            inputMode="numeric"
            autoComplete="off"
            value={minutes}
            onChange={({ target }) => write(target.value)}
          />
        )}
      </Field>
      <FieldGroup label={t('desk.limits.base')} hint={t('desk.limits.base.hint')}>
        <div className="choices">
          {bases.map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="desk-base" checked={base === each} onChange={() => choose(each)} />
              {t(`desk.limits.base.${each}`)}
            </label>
          ))}
        </div>
      </FieldGroup>
      {saving.error && <Problem of={saving.error} />}
      <div className="row wrap">
        <button className="btn first" type="submit" aria-disabled={saving.isPending}>
          {saving.isPending ? t('desk.sending') : t('desk.limits.save')}
        </button>
      </div>
    </form>
  );
}

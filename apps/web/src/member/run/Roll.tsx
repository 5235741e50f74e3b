import { formatPercent, roleName } from '@bontot/i18n';
import { countAttendance, timeOf, type Act, type RollRow } from '@bontot/meeting-core';
import { useMemo, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { now } from '../data/clock.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import { Guests } from './Guests.tsx';
import { calledOf, nameOf, nameParts, officeOf } from './people.ts';
import { Refused } from './Refused.tsx';
import { RowDialog } from './RowDialog.tsx';
import { goTo, type Scene } from './scene.ts';
import { steps } from './steps.ts';
import { Tile } from './Tile.tsx';

/** Everybody counts as present; one tap on who is absent, one more for the reason. Each tap can be taken back. */
export function Roll(scene: Scene) {
  const { t, language } = useWords();
  const { view, run, refused, sub } = scene;
  const { meeting, names, leaders } = view;
  const { called, apart } = useMemo(() => calledOf(view), [view]);
  const [edited, edit] = useState<string | null>(null);
  const editedRow = meeting.roll.find(({ personId }) => personId === edited);
  const mark = (row: RollRow, change: Omit<Extract<Act, { type: 'mark' }>, 'type' | 'personId'>) =>
    run(
      { type: 'mark', personId: row.personId, ...change },
      {
        say: t(`phone.roll.said.${change.mark as 'absent'}`, { name: nameParts(nameOf(names, row.personId)).name }),
        undo: [undoOf(row)],
      },
    );
  return (
    <Page
      title={t('phone.roll.title')}
      sub={sub}
      back="/m/cell"
      steps={{ at: 2, of: steps.length }}
      dock={<RollDock scene={scene} />}
    >
      <Refused text={refused} />
      <p class="hint">
        {t('phone.roll.hint')} <b>{t('phone.roll.hintAbsent')}</b>
      </p>
      <ul class="tiles">
        {called.map((row) => {
          const { name, mark: same } = nameParts(nameOf(names, row.personId));
          const office = officeOf(leaders, row.personId);
          const notes = [
            same,
            office ? roleName(language, office) : '',
            row.personId === meeting.chairId ? t('phone.roll.chairs') : '',
            row.personId === meeting.clerkId ? t('phone.roll.writes') : '',
            row.kind === 'probationary' ? t('phone.roll.probationary') : '',
            row.temporary ? t('phone.roll.temporary') : '',
          ].filter(Boolean);
          return (
            <Tile
              key={row.personId}
              row={row}
              name={name}
              notes={notes}
              onToggle={() => mark(row, { mark: row.mark === 'present' ? 'absent' : 'present' })}
              onReason={(excused) =>
                mark(
                  row,
                  excused ? { mark: 'excused', reasonClass: row.reasonClass ?? 'other' } : { mark: 'unexcused' },
                )
              }
              onMore={() => edit(row.personId)}
            />
          );
        })}
      </ul>
      {apart.map((row) => (
        <Banner look="na" key={row.personId}>
          <p>
            {t(row.cameAnyway ? 'phone.roll.exemptCame' : 'phone.roll.exempt', { name: nameOf(names, row.personId) })}{' '}
            <button
              class="linklike"
              type="button"
              onClick={() =>
                void run({ type: 'mark', personId: row.personId, mark: row.mark, cameAnyway: !row.cameAnyway })
              }
            >
              {t(row.cameAnyway ? 'phone.roll.exemptUndo' : 'phone.roll.exemptDo')}
            </button>
          </p>
        </Banner>
      ))}
      <Guests scene={scene} />
      {editedRow && (
        <RowDialog row={editedRow} name={nameOf(names, editedRow.personId)} run={run} onClose={() => edit(null)} />
      )}
    </Page>
  );
}

/** The act that puts a row back as it was. */
const undoOf = ({ personId, mark, at, reasonClass, reasonDetail }: RollRow): Act => ({
  ...{ type: 'mark', personId, mark, at: at ?? timeOf(now()) },
  ...(mark === 'excused' ? { reasonClass, reasonDetail } : {}),
});

/** Live numbers where the thumb is; said to screen readers on demand alone, by a summary of its own. */
function RollDock({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const { meeting } = scene.view;
  const { present, base, quorum, unexplained } = countAttendance(meeting.roll, meeting.attendanceBase);
  return (
    <>
      <div class="live" data-live>
        <span class="big">
          {present}/{base}
        </span>
        <span>
          <b>{t('phone.roll.present', { percent: formatPercent(language, present, base) })}</b>
        </span>
        <span class={`row ${quorum ? 'good' : 'risk'}`}>
          <Icon name={quorum ? 'good' : 'risk'} />
          {t(quorum ? 'phone.roll.quorum' : 'phone.roll.noQuorum')}
        </span>
      </div>
      {unexplained > 0 && (
        <p class="risk row side-note">
          <Icon name="risk" />
          {t('phone.roll.unexplained', { n: unexplained })}
        </p>
      )}
      <Button look="first" big onClick={() => goTo(scene, 'work')}>
        {t('phone.roll.done')}
      </Button>
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, ApiProblem, Card, useLanguage, useToast } from '../../shared/index.ts';
import { AskForm } from './AskForm.tsx';
import { CellPicker, everyCell, pickedOf } from './CellPicker.tsx';
import { useCells } from './reads.ts';
import { newUlid } from '../../shared/ulid.ts';

type Parts = { unitId: string; today: string; onClose: () => void };

/** One task for each picked cell. A second try after a lost answer gives none of them twice. */
export function GiveTask({ unitId, today, onClose }: Parts) {
  const { t } = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const cells = useCells(unitId);
  const [picked, pick] = useState({ ...everyCell, all: false });
  const [asked, ask] = useState(false);
  const [done, tell] = useState<number | null>(null);
  /** Each cell's task keeps its id for as long as this form is open, so that what arrived once is known again. */
  const ids = useRef(new Map<string, string>());
  const idOf = (cellId: string): string => {
    const known = ids.current.get(cellId) ?? newUlid();
    ids.current.set(cellId, known);
    return known;
  };
  /** Cells that have the task already; a second try is for the others alone. */
  const given = useRef(new Set<string>());
  const to = pickedOf(cells.data ?? [], picked);
  return (
    <Card title={t('desk.task.give')}>
      <div className="card-body">
        <AskForm
          questions={[
            { name: 'title', kind: 'line', label: t('desk.task.title'), required: true },
            { name: 'dueOn', kind: 'date', label: t('desk.task.dueDay'), required: true, from: today },
            { name: 'expected', kind: 'text', label: t('desk.task.expected'), hint: t('desk.task.expected.hint') },
          ]}
          act={t('desk.task.giveTo', { n: to.length })}
          ready={to.length > 0}
          onAsked={() => ask(true)}
          send={async ({ title = '', dueOn = '', expected }) => {
            tell(0);
            for (const cellId of to) {
              if (!given.current.has(cellId)) {
                const body = { taskId: idOf(cellId), unitId: cellId, title, dueOn };
                await api.post('/api/v1/tasks', expected ? { ...body, expected } : body).catch(unlessThere);
                given.current.add(cellId);
              }
              tell(to.filter((each) => given.current.has(each)).length);
            }
          }}
          onDone={() => {
            toast({ text: t('desk.task.given', { n: to.length }) });
            void client.invalidateQueries({ queryKey: ['meetings'] });
            onClose();
          }}
          onCancel={onClose}
        >
          <CellPicker cells={cells} picked={picked} onPick={pick} asked={asked} />
          {done !== null && (
            <p className="small" role="status">
              {t('desk.task.progress', { done, all: to.length })}
            </p>
          )}
        </AskForm>
      </div>
    </Card>
  );
}

/** A task that arrived although its answer was lost, and was changed here since, stays as it arrived. */
function unlessThere(cause: unknown): void {
  if (!(cause instanceof ApiProblem) || cause.code !== 'TASK_EXISTS') throw cause;
}

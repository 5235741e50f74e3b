import { formatNumber } from '@bontot/i18n';
import type { AgendaItem } from '@bontot/meeting-core';
import { useRef, useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Icon } from '../parts/Icon.tsx';
import { nameOf } from '../run/people.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { moved, placeAt } from './order.ts';
import type { Scene } from './scene.ts';

type Drag = { itemId: string; from: number; to: number };

/** What is dealt with, in order: by a finger on the handle, by buttons, or by arrows on the handle. */
export function Agenda({ view, run }: Scene) {
  const { t, language } = useWords();
  const { meeting, names, settings } = view;
  const { agenda } = meeting;
  const [edited, edit] = useState<AgendaItem | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [said, say] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const ids = agenda.map(({ itemId }) => itemId);
  const minimum = meeting.kind === 'combined' ? 120 : settings.minMinutes;
  const sum = agenda.reduce((total, { minutes }) => total + minutes, 0);
  const move = async (from: number, to: number) => {
    const itemIds = moved(ids, from, to);
    if (itemIds.every((id, at) => id === ids[at])) return;
    await run({ type: 'order-items', itemIds });
    say(t('phone.agenda.moved', { title: agenda[from]!.title, n: to + 1 }));
  };
  const middles = () =>
    [...(list.current?.children ?? [])].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
  const shown = drag ? moved(ids, drag.from, drag.to) : ids;
  const follow = (event: PointerEvent) => setDrag((at) => at && { ...at, to: placeAt(middles(), event.clientY) });
  const drop = () => {
    if (drag) void move(drag.from, drag.to);
    setDrag(null);
  };
  return (
    <Card
      title={t('phone.agenda.title')}
      open
      tools={
        <span class={sum >= minimum ? 'soft' : 'risk'}>
          {t('phone.agenda.sum', { sum: formatNumber(language, sum), least: formatNumber(language, minimum) })}
        </span>
      }
    >
      <p class="sr" role="status">
        {said}
      </p>
      <ol class="agenda" ref={list}>
        {shown.map((itemId, at) => {
          const item = agenda.find((one) => one.itemId === itemId)!;
          const from = ids.indexOf(itemId);
          return (
            <li key={itemId} class={drag?.itemId === itemId ? 'agenda-item held' : 'agenda-item'}>
              <button
                class="grip"
                type="button"
                aria-label={t('phone.agenda.grip', { title: item.title })}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setDrag({ itemId, from, to: from });
                }}
                onPointerMove={(event) => drag && follow(event)}
                onPointerUp={drop}
                onPointerCancel={() => setDrag(null)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  void move(from, from + (event.key === 'ArrowUp' ? -1 : 1));
                }}
              >
                <Icon name="grip" />
              </button>
              <button class="agenda-words" type="button" onClick={() => edit(item)}>
                <b>
                  {at + 1}. {item.title}
                </b>
                <span class="s2">
                  {[
                    t('phone.items.minutes', { n: item.minutes }),
                    nameOf(names, item.presenterId),
                    item.carriedFrom ? t('phone.agenda.carried') : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
              <span class="agenda-moves">
                <button
                  type="button"
                  aria-label={t('phone.agenda.up', { title: item.title })}
                  disabled={at === 0}
                  onClick={() => void move(from, from - 1)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  aria-label={t('phone.agenda.down', { title: item.title })}
                  disabled={at === ids.length - 1}
                  onClick={() => void move(from, from + 1)}
                >
                  <Icon name="down" />
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <Button
        icon="plus"
        onClick={() =>
          edit({ itemId: newUlid(), title: '', minutes: 10, presenterId: null, note: '', carriedFrom: null })
        }
      >
        {t('phone.agenda.add')}
      </Button>
      {edited && <ItemDialog view={view} run={run} item={edited} onClose={() => edit(null)} />}
    </Card>
  );
}

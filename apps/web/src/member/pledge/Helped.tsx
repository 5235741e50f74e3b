import { formatDateTime } from '@bontot/i18n';
import type { HelpedAct, MyPledge, Pledge } from '@bontot/pledge-core';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { tell } from '../parts/toast.ts';
import { useMyActs } from './mine.ts';

/** What somebody typed for the member; it counts once the member has read it and said yes. */
export function Helped({ mine, pledge }: { mine: MyPledge; pledge: Pledge }) {
  const { t, language } = useWords();
  const act = useMyActs(mine);
  if (pledge.helped.length === 0) return null;
  return (
    <div id="helped">
      {pledge.helped.map((said, at) => (
        <Card key={said.helpedId} title={t(`pledge.helped.${said.act.type}`)}>
          <p class="soft">
            {t('pledge.helped.by', {
              name: mine.view?.names[said.helper] ?? '',
              when: formatDateTime(language, said.at, today()),
            })}
          </p>
          <Typed act={said.act} pledge={pledge} />
          <Button
            look={at === 0 ? 'first' : 'plain'}
            big
            onClick={async () => {
              await act({ type: 'confirm', helpedId: said.helpedId });
              tell({ text: t('pledge.helped.confirmed') });
            }}
          >
            {t('pledge.helped.confirm')}
          </Button>
          <Button
            wide
            onClick={async () => {
              await act({ type: 'decline', helpedId: said.helpedId });
              tell({ text: t('pledge.helped.declined') });
            }}
          >
            {t('pledge.helped.decline')}
          </Button>
        </Card>
      ))}
    </div>
  );
}

/** Every word of it, so that nobody agrees to what they have not read. */
function Typed({ act, pledge }: { act: HelpedAct['act']; pledge: Pledge }) {
  const { t } = useWords();
  if (act.type === 'report') {
    const titles = new Map(
      [...(pledge.versions.at(-1)?.items ?? []), ...pledge.deeds].map(({ itemId, title }) => [itemId, title]),
    );
    return (
      <>
        <ul class="typed-list" lang="vi">
          {act.items.map(({ itemId, done, line }) => (
            <li key={itemId}>
              {titles.get(itemId)}: <b>{t(`pledge.done.${done}`)}</b>
              {line && <span class="s2">{line}</span>}
            </li>
          ))}
        </ul>
        {act.text && (
          <p class="said" lang="vi">
            {act.text}
          </p>
        )}
        <p>
          {t('pledge.grade.own')}: <b>{t(`pledge.grade.${act.selfGrade}`)}</b>
        </p>
      </>
    );
  }
  const { ethics, duties, weaknesses, items } = act.content;
  return (
    <>
      {[ethics, duties, weaknesses].filter(Boolean).map((text) => (
        <p key={text} class="said" lang="vi">
          {text}
        </p>
      ))}
      <ul class="typed-list" lang="vi">
        {items.map(({ itemId, title, measure }) => (
          <li key={itemId}>
            {title}
            {measure && <span class="s2">{measure}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

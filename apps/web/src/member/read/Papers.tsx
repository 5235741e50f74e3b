import { formatNumber } from '@bontot/i18n';
import { isAllowedIn } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { online } from '../data/line.ts';
import { useTold } from '../data/told.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Icon } from '../parts/Icon.tsx';
import { isAcknowledged, paperAddress, readablePapers, rowOf, sizeOf, type ReadablePaper } from './meeting.ts';
import type { OfMeeting } from './MeetingPage.tsx';
import { useAct } from './use-act.ts';

/** Papers to open and to acknowledge; whoever opened one finds «Read» as the button to press. */
export function Papers(given: OfMeeting) {
  const { t } = useWords();
  const isOnline = useTold(online);
  const { view, personId } = given;
  const papers = readablePapers(view.meeting);
  const exempt = rowOf(view.meeting, personId)?.exempt;
  return (
    <Card title={t('me.papers')} open={papers.length > 0}>
      {papers.length === 0 && <p class="soft">{t(exempt ? 'me.papers.exempt' : 'me.papers.none')}</p>}
      {papers.length > 0 && (
        <>
          {!isOnline && <p class="soft side-note">{t('me.papers.offline')}</p>}
          <ul class="list">
            {papers.map((paper) => (
              <Paper key={paper.paperId} paper={paper} {...given} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Paper({ paper, held, view: { meeting, may }, personId }: OfMeeting & { paper: ReadablePaper }) {
  const { t, language } = useWords();
  const { run, refused } = useAct(held);
  const [opened, setOpened] = useState(false);
  const { file, title, paperId, version } = paper;
  const read = isAcknowledged(meeting, personId, paperId);
  const { unit, value } = sizeOf(file.size);
  const size = t(`me.papers.${unit}`, { value: formatNumber(language, value) });
  const about = version > 1 ? `${size} · ${t('me.papers.version', { n: version })}` : size;
  const canSay = may.includes('acknowledge-papers') && isAllowedIn('acknowledge-papers', meeting.state);
  return (
    <li>
      <a
        class="line"
        href={paperAddress(file.fileId, `meeting:${meeting.meetingId}`)}
        target="_blank"
        rel="noopener"
        onClick={() => setOpened(true)}
      >
        <Icon name="document" class={read ? 'good' : 'notdue'} />
        <span class="row-words">
          <b lang="vi">{title}</b>
          <span class="s2">
            {t('me.papers.open')} · {about}
          </span>
        </span>
        <Icon name="chevron" class="c" />
      </a>
      <div class="line-act">
        {read ? (
          <p class="good ok-line">
            <Icon name="good" /> {t('me.papers.isRead')}
          </p>
        ) : (
          canSay && (
            <Button
              wide
              look={opened ? 'first' : 'plain'}
              onClick={() => run({ type: 'acknowledge-papers', paperIds: [paperId] }, t('me.papers.saved'))}
            >
              {t('me.papers.read')}
              <span class="sr">: {title}</span>
            </Button>
          )
        )}
        {refused && <p role="alert">{refused}</p>}
      </div>
    </li>
  );
}

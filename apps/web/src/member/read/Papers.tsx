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
import type { OfMeeting } from './of-meeting.ts';
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

function Paper({ paper, held, view: { meeting, may }, personId, lead }: OfMeeting & { paper: ReadablePaper }) {
  const { t, language } = useWords();
  const { run, refused } = useAct(held);
  const [opened, setOpened] = useState(false);
  const { file, title, paperId, version } = paper;
  const read = isAcknowledged(meeting, personId, paperId);
  const { unit, value } = sizeOf(file.size);
  const size = t(`me.papers.${unit}`, { value: formatNumber(language, value) });
  const about = version > 1 ? `${size} · ${t('me.papers.version', { n: version })}` : size;
  const canSay = !read && may.includes('acknowledge-papers') && isAllowedIn('acknowledge-papers', meeting.state);
  const leads = lead !== null && typeof lead === 'object' && 'paper' in lead && lead.paper === paperId;
  const link = {
    href: paperAddress(file.fileId, `meeting:${meeting.meetingId}`),
    target: '_blank',
    rel: 'noopener',
    onClick: () => setOpened(true),
  };
  const words = (
    <>
      <Icon name={read ? 'good' : 'document'} class={read ? 'good' : 'notdue'} />
      <span class="row-words">
        <b lang="vi">{title}</b>
        <span class="s2">{read ? `${about} · ${t('me.papers.isRead')}` : about}</span>
      </span>
    </>
  );
  if (!canSay)
    return (
      <li>
        <a class="line" {...link}>
          {words}
          <Icon name="chevron" class="c" />
        </a>
      </li>
    );
  return (
    <li>
      <div class="line">{words}</div>
      <div class="line-act">
        <div class="pair">
          <a class={`btn ${leads && !opened ? 'first' : ''}`} {...link}>
            {t('me.papers.open')}
            <span class="sr">: {title}</span>
          </a>
          <Button
            look={leads && opened ? 'first' : 'plain'}
            onClick={() => run({ type: 'acknowledge-papers', paperIds: [paperId] }, t('me.papers.saved'))}
          >
            {t('me.papers.read')}
            <span class="sr">: {title}</span>
          </Button>
        </div>
        {refused && <p role="alert">{refused}</p>}
      </div>
    </li>
  );
}

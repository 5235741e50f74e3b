import { formatWeekday } from '@bontot/i18n';
import { timeOf } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { now, today } from '../data/clock.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Field, SelectField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Page } from '../parts/Page.tsx';
import { byGivenName, nameOf } from './people.ts';
import { Refused } from './Refused.tsx';
import { goTo, type Scene } from './scene.ts';
import { steps } from './steps.ts';

/** Before it begins: when, where, who leads and who writes; one tap opens it, with the time that the phone shows. */
export function Opening(scene: Scene) {
  const { t, language } = useWords();
  const { view, run, refused, sub, meetingId } = scene;
  const { meeting, names, people, leaders } = view;
  const [startedAt, setStartedAt] = useState<string | null>(null);
  const [heldOn, setHeldOn] = useState<string | null>(null);
  const draft = meeting.state === 'draft';
  const proposed = startedAt ?? (meeting.heldOn === today() ? timeOf(now()) : meeting.startsAt);
  const day = heldOn ?? (meeting.heldOn > today() ? today() : meeting.heldOn);
  const persons = people
    .map(({ personId }) => ({ value: personId, label: nameOf(names, personId) }))
    .sort((a, b) => byGivenName(a.label, b.label));
  const options = [{ value: '', label: t('phone.open.nobody') }, ...persons];
  const excused = meeting.excuses.map(({ personId }) => nameOf(names, personId));
  const open = async () => {
    const done = await run([
      ...(day === meeting.heldOn ? [] : [{ type: 'change' as const, heldOn: day }]),
      ...(draft ? [{ type: 'announce' as const }] : []),
      { type: 'open', startedAt: proposed },
    ]);
    if (done) goTo(scene, 'roll');
  };
  return (
    <Page
      title={t('phone.open.title')}
      sub={sub}
      back="/m/cell"
      steps={{ at: 1, of: steps.length }}
      dock={
        <Button look="first" big onClick={open}>
          {t('phone.open.do', { time: proposed })}
        </Button>
      }
    >
      <Refused text={refused} />
      {draft && (
        <Banner look="risk">
          <p>{t('phone.open.notAnnounced')}</p>
        </Banner>
      )}
      {meeting.heldOn > today() && (
        <Banner look="risk">
          <p>{t('phone.open.early', { date: formatWeekday(language, meeting.heldOn, today()) })}</p>
        </Banner>
      )}
      <Card title={t('phone.open.when')}>
        <p class="fact">
          <Icon name="pin" />
          <span>{meeting.place || t('phone.prepare.noPlace')}</span>
        </p>
        <Field label={t('phone.open.day')} type="date" value={day} onInput={setHeldOn} />
        <Field label={t('phone.open.time')} type="time" value={proposed} onInput={setStartedAt} />
      </Card>
      <Card title={t('phone.open.who')}>
        <SelectField
          label={t('phone.open.chair')}
          value={meeting.chairId ?? ''}
          options={options}
          onInput={(chairId) => void run({ type: 'change', chairId: chairId || null })}
        />
        <SelectField
          label={t('phone.open.clerk')}
          value={meeting.clerkId ?? ''}
          options={options}
          onInput={(clerkId) => void run({ type: 'change', clerkId: clerkId || null })}
        />
        {leaders.length === 0 && <p class="side-note soft">{t('phone.open.noLeaders')}</p>}
      </Card>
      <p>
        {t('phone.open.people', { n: people.length })}{' '}
        {excused.length > 0 && t('phone.open.excused', { names: excused.join(', ') })}
      </p>
      <p>
        <a href={`/m/meetings/${meetingId}/prepare`}>{t('phone.open.toPrepare')}</a>
      </p>
    </Page>
  );
}

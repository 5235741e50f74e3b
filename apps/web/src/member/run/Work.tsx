import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Page } from '../parts/Page.tsx';
import { Conclusions } from './Conclusions.tsx';
import { Items } from './Items.tsx';
import { Refused } from './Refused.tsx';
import { addressOf, goTo, type Scene } from './scene.ts';
import { Sittings } from './Sittings.tsx';
import { Speakers } from './Speakers.tsx';
import { steps } from './steps.ts';
import { Tasks } from './Tasks.tsx';
import { Votes } from './Votes.tsx';

/** What the meeting does: outcomes first, for they are what a closing needs; notes and speakers as it goes. */
export function Work(scene: Scene) {
  const { t } = useWords();
  return (
    <Page
      title={t('phone.work.title')}
      sub={scene.sub}
      back={addressOf(scene.meetingId, 'roll')}
      steps={{ at: 3, of: steps.length }}
      dock={
        <div class="pair">
          <Button big onClick={() => goTo(scene, 'roll')}>
            {t('phone.work.toRoll')}
          </Button>
          <Button look="first" big onClick={() => goTo(scene, 'close')}>
            {t('phone.work.toClose')}
          </Button>
        </div>
      }
    >
      <Refused text={scene.refused} />
      <Conclusions scene={scene} />
      <Votes scene={scene} />
      <Speakers scene={scene} />
      <Tasks scene={scene} />
      <Sittings scene={scene} />
      <Items scene={scene} />
    </Page>
  );
}

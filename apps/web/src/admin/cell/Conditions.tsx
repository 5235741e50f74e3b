import { conditionsOf, type Condition } from '@bontot/i18n';
import { Card, Icon, useLanguage, type IconName } from '../../shared/index.ts';
import { useScene } from './scene.ts';

const LOOKS = {
  met: 'good',
  failed: 'fail',
  unknown: 'nodata',
  not_due: 'notdue',
} as const satisfies Record<Condition['state'], IconName>;

/** What the title asks for besides points. */
export function Conditions() {
  const { language, t } = useLanguage();
  const { assessment, set, open } = useScene();
  const conditions = conditionsOf(language, assessment, set);
  return (
    <Card title={t('cell.conditions.title')}>
      <ul className="cond">
        {conditions.map(({ id, indicator, name, state, value, note }) => (
          <li key={id} className="keep">
            <Icon name={LOOKS[state]} className={LOOKS[state]} />
            <span>
              <span className="sr">{t(`cell.conditions.${state}`)} </span>
              {name}
              {indicator && (
                <>
                  {' '}
                  <button className="link soft nb" type="button" onClick={() => open(indicator)}>
                    ({indicator})
                  </button>
                </>
              )}
              {note && <span className="soft"> · {note}</span>}
            </span>
            {state === 'failed' ? <b className="fail">{value}</b> : <span>{value}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

import type { EvidenceBody } from '@bontot/contracts';
import { measureName } from '@bontot/i18n';
import { useEffect, useRef } from 'react';
import { Card, Go, Icon, useLanguage } from '../../shared/index.ts';
import { valueText } from './value-words.ts';

type Parts = { fact: EvidenceBody; final: boolean; needsConfirmation: boolean; onAnother: () => void };

/** What became of the entry: whether it waits, and who must act. The focus comes here, so that it is read out. */
export function Sent({ fact, final, needsConfirmation, onAnother }: Parts) {
  const { t, language } = useLanguage();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  const words = final ? 'final' : needsConfirmation ? 'waits' : 'counted';
  return (
    <Card title={t(TITLES[words])}>
      <div className="card-body" ref={here} tabIndex={-1} role="status">
        <p className={words === 'waits' ? 'banner notdue' : 'banner good'}>
          <Icon name={words === 'waits' ? 'notdue' : 'good'} />
          <span>
            <b>
              {measureName(language, fact.measure)}: {valueText(language, fact.measure, fact.value)}
            </b>
            <br />
            {t(WHY[words])}
          </span>
        </p>
        <div className="row wrap">
          <button className="btn first" type="button" onClick={onAnother}>
            {t('register.sent.another')}
          </button>
          <Go className="btn" href={`/cells/${fact.cellId}`}>
            {t('register.sent.toCell')}
          </Go>
        </div>
      </div>
    </Card>
  );
}

const TITLES = {
  waits: 'register.sent.title',
  final: 'register.sent.final.title',
  counted: 'register.sent.counted.title',
} as const;
const WHY = {
  waits: 'register.sent.who',
  final: 'register.sent.final.why',
  counted: 'register.sent.counted.why',
} as const;

import { measureOf, type Measure } from '@bontot/contracts';
import { measureName } from '@bontot/i18n';
import type { CriteriaSet } from '@bontot/scoring-core';
import { useLanguage } from '../../shared/index.ts';
import type { ByHand, HandGroup } from './by-hand.ts';
import { Field } from './Field.tsx';

type Parts = {
  set: CriteriaSet;
  choices: ByHand;
  chosen: Measure | undefined;
  fault: string | undefined;
  onChoose: (measure: Measure | undefined) => void;
};

/** What to enter: the measures by indicator, those that cells and committees report first. */
export function MeasureField({ set, choices, chosen, fault, onChoose }: Parts) {
  const { t, language } = useLanguage();
  const gates = new Set(set.gates.map(({ id }) => id));
  const optionsOf = ({ id, name, measures }: HandGroup) => (
    <optgroup key={id} label={`${gates.has(id) ? t('register.gate') : id} · ${name[language]}`}>
      {measures.map((measure) => (
        <option key={measure.id} value={measure.id}>
          {measureName(language, measure.id)}
        </option>
      ))}
    </optgroup>
  );
  return (
    <Field label={t('register.what.choose')} fault={fault}>
      {(bound) => (
        <select
          {...bound}
          className="field"
          value={chosen?.id ?? ''}
          onChange={({ target }) => onChoose(measureOf(target.value))}
        >
          <option value="">{t('register.what.choose')}</option>
          {choices.reported.map(optionsOf)}
          {choices.otherwise.length > 0 && <option disabled>{t('register.what.otherwise')}</option>}
          {choices.otherwise.map(optionsOf)}
        </select>
      )}
    </Field>
  );
}

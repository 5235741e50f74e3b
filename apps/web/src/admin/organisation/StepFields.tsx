import { Icon, useLanguage } from '../../shared/index.ts';
import type { DraftStep } from './draft.ts';
import { FoundedFields, LevelField, NameField, TypeField, type FaultOf, type Founded } from './FoundedFields.tsx';
import { SplitFields } from './SplitFields.tsx';
import { UnitField } from './UnitField.tsx';

type Parts = {
  step: DraftStep;
  founded: Founded;
  faultOf: FaultOf;
  onChange: (step: DraftStep) => void;
};

/** What one step needs to know, by its kind. */
export function StepFields({ step, founded, faultOf, onChange }: Parts) {
  const { t } = useLanguage();
  const change = (patch: Partial<DraftStep>): void => onChange({ ...step, ...patch });
  const unit = (label: string) => (
    <UnitField
      label={label}
      value={step.unitId}
      fault={faultOf('unitId')}
      founded={founded}
      onChange={(unitId) => change({ unitId })}
    />
  );
  switch (step.kind) {
    case 'create':
      return (
        <>
          <LevelField value={step.level} fault={faultOf('level')} onChange={(level) => change({ level })} />
          <FoundedFields of={step} founded={founded} faultOf={faultOf} onChange={change} />
        </>
      );
    case 'rename':
      return (
        <>
          {unit(t('organisation.field.unit'))}
          <NameField value={step.name} fault={faultOf('name')} onChange={(name) => change({ name })} />
        </>
      );
    case 'change-type':
      return (
        <>
          {unit(t('organisation.field.cell'))}
          <TypeField value={step.cellType} fault={faultOf('cellType')} onChange={(cellType) => change({ cellType })} />
        </>
      );
    case 'move':
      return (
        <>
          {unit(t('organisation.field.unit'))}
          <UnitField
            label={t('organisation.field.newParent')}
            value={step.parentId}
            fault={faultOf('parentId')}
            founded={founded}
            onChange={(parentId) => change({ parentId })}
          />
        </>
      );
    case 'merge':
      return <MergeFields step={step} founded={founded} faultOf={faultOf} onChange={onChange} />;
    case 'split':
      return (
        <>
          {unit(t('organisation.field.unit'))}
          <SplitFields step={step} founded={founded} faultOf={faultOf} onChange={onChange} />
        </>
      );
    case 'dissolve':
      return unit(t('organisation.field.unit'));
  }
}

function MergeFields({ step, founded, faultOf, onChange }: Parts) {
  const { t } = useLanguage();
  const put = (unitIds: string[]): void => onChange({ ...step, unitIds });
  return (
    <>
      {step.unitIds.map((unitId, index) => (
        <div key={index} className="with-button">
          <UnitField
            label={t('organisation.field.merged', { n: index + 1 })}
            value={unitId}
            fault={faultOf(`unitIds.${index}`)}
            founded={founded}
            onChange={(id) => put(step.unitIds.with(index, id))}
          />
          {step.unitIds.length > 2 && (
            <button
              className="btn quiet"
              type="button"
              aria-label={t('organisation.remove.merged', { n: index + 1 })}
              onClick={() => put(step.unitIds.filter((_, other) => other !== index))}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      <button className="btn quiet" type="button" onClick={() => put([...step.unitIds, ''])}>
        <Icon name="plus" />
        {t('organisation.add.merged')}
      </button>
      <fieldset className="founded">
        <legend>{t('organisation.field.into')}</legend>
        <FoundedFields
          of={step}
          founded={founded}
          faultOf={faultOf}
          onChange={(patch) => onChange({ ...step, ...patch })}
        />
      </fieldset>
    </>
  );
}

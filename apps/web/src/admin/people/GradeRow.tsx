import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useLanguage } from '../../shared/index.ts';
import { FaultText } from '../register/Field.tsx';
import { classes, type ClassRow, type Grade } from './answers.ts';
import { gradeKey, gradeOfKey } from './classes.ts';

type Parts = {
  row: ClassRow;
  grade: Grade | null;
  onGrade: (grade: Grade) => void;
  /** What stands under the name: the cell's vote, for those who decide above it. */
  beside?: ReactNode;
  fault?: string | undefined;
  children: ReactNode;
};

/** One member with four grades to choose from. The keys 1 to 4 choose a grade and lead on to the next member. */
export function GradeRow({ row, grade, onGrade, beside, fault, children }: Parts) {
  const { t } = useLanguage();
  const id = useId();
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const chosen = gradeOfKey(event.key);
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onGrade(chosen);
    nextChoice(event.currentTarget)?.focus();
  };
  return (
    <fieldset className="grade-row" data-invalid={fault ? true : undefined} aria-describedby={fault && `${id}-fault`}>
      <legend>
        <span lang="vi">{row.name}</span>
        {beside && <span className="small soft"> · {beside}</span>}
      </legend>
      <div className="grade-choices" onKeyDown={press} role="presentation">
        {classes.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name={id} value={each} checked={grade === each} onChange={() => onGrade(each)} />
            <span aria-hidden="true" className="grade-key">
              {each}
            </span>
            {t(gradeKey(each))}
          </label>
        ))}
      </div>
      {children}
      <FaultText id={`${id}-fault`} text={fault} />
    </fieldset>
  );
}

/** The choices of the next member: the one taken, else the first. */
function nextChoice(choices: HTMLElement): HTMLElement | null | undefined {
  const next = choices.closest('.grade-row')?.nextElementSibling;
  return next?.querySelector<HTMLElement>('input[type=radio]:checked') ?? next?.querySelector<HTMLElement>('input');
}

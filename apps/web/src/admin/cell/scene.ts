import type { CriteriaSet } from '@bontot/scoring-core';
import { createContext, useContext } from 'react';
import type { CardAssessment, CardUnit } from './answers.ts';
import type { Asked } from './queries.ts';

/** What every part of the page looks at. */
export type Scene = {
  asked: Asked;
  unit: CardUnit;
  assessment: CardAssessment;
  /** As it holds for this type of cell. */
  set: CriteriaSet;
  /** Opens an indicator's row and brings it into view. */
  open: (indicator: string) => void;
};

const SceneContext = createContext<Scene | null>(null);
export const SceneProvider = SceneContext.Provider;

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error('useScene outside of the page of a card');
  return scene;
}

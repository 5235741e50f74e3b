import { Dialog } from '../../shared/index.ts';
import type { Answers, Question } from './ask.ts';
import { AskForm } from './AskForm.tsx';

/** What is asked before an act goes out at once: a decision, a reason, a day. */
export type Asking = {
  title: string;
  /** What the act does, and who will read it. */
  why: string;
  act: string;
  questions: readonly Question[];
  send: (answers: Answers) => Promise<unknown>;
};

/** Asks, sends, and closes once it is sent; nothing typed is lost by an error. */
export function AskDialog({ asking, onClose }: { asking: Asking | null; onClose: () => void }) {
  return (
    <Dialog title={asking?.title ?? ''} open={asking !== null} onClose={onClose}>
      {asking && (
        <>
          <p className="small">{asking.why}</p>
          <AskForm
            questions={asking.questions}
            act={asking.act}
            send={asking.send}
            onDone={onClose}
            onCancel={onClose}
          />
        </>
      )}
    </Dialog>
  );
}

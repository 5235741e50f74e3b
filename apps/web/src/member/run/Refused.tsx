import { Banner } from '../parts/Banner.tsx';

/** Why a rule said no, where the act was tried. */
export function Refused({ text }: { text: string }) {
  if (!text) return null;
  return (
    <div role="alert">
      <Banner look="fail">
        <p>{text}</p>
      </Banner>
    </div>
  );
}

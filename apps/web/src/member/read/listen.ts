import type { Language } from '@bontot/i18n';
import { useEffect, useState } from 'preact/hooks';

const LOCALES: Record<Language, string> = { vi: 'vi', en: 'en', ru: 'ru' };

/**
 * Reads a text aloud by the device's own voice, without a network; undefined where the device has none for the language. What
 * is read stops with the page.
 */
export function useListening(text: string, language: Language): { speaking: boolean; toggle: () => void } | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
    if (!speech) return;
    // Voices come late: the first list is often empty.
    const find = () => setVoice(speech.getVoices().find(({ lang }) => lang.startsWith(LOCALES[language])));
    find();
    speech.addEventListener('voiceschanged', find);
    return () => {
      speech.removeEventListener('voiceschanged', find);
      speech.cancel();
    };
  }, [language]);
  if (!voice) return undefined;
  const toggle = () => {
    speechSynthesis.cancel();
    if (speaking) return setSpeaking(false);
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voice;
    said.lang = voice.lang;
    said.onend = said.onerror = () => setSpeaking(false);
    setSpeaking(true);
    speechSynthesis.speak(said);
  };
  return { speaking, toggle };
}

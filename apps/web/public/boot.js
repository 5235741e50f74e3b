// Before the first paint: theme, size of type and language as this browser last chose them, so that nothing flashes.
// A file of its own, for the page allows no inline script. The same keys are written by src/shared/preferences.ts.
(function () {
  var kept;
  try {
    kept = JSON.parse(localStorage.getItem('bontot.preferences') || '{}') || {};
  } catch {
    kept = {};
  }
  var root = document.documentElement;
  var dark = kept.theme === 'dark' || (kept.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (kept.type === 'large') root.dataset.type = 'large';
  if (kept.language === 'en' || kept.language === 'ru') root.lang = kept.language;
})();

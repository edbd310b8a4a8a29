// Sets language, direction and colours before the first paint; a file of its own because the CSP allows no inline script.
(() => {
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('peyvand.reader') ?? '{}') ?? {};
  } catch {
    // An unreadable choice is the same as none.
  }
  const english = chosen.language === 'en';
  const dark =
    chosen.theme === 'dark' || (chosen.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const page = document.documentElement;
  page.lang = english ? 'en' : 'fa';
  page.dir = english ? 'ltr' : 'rtl';
  page.dataset.mantineColorScheme = dark ? 'dark' : 'light';
})();

// Runs before the first paint, so that a chosen theme does not flash. The rest of the page sets the same attribute later.
try {
  const { theme } = JSON.parse(localStorage.getItem('fairway.view') ?? '{}');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
} catch {
  document.documentElement.dataset.theme = 'light';
}

/** In a page that is not looked at no frame comes; then this many milliseconds are waited. */
const longestWait = 100;

/** Runs `work` as a task of its own once the next frame has been drawn. Returns how to call it off. */
export function afterFrame(work: () => void): () => void {
  if (typeof requestAnimationFrame === 'undefined') {
    const soon = setTimeout(work);
    return () => clearTimeout(soon);
  }
  let timer = setTimeout(run, longestWait);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run);
  });
  function run(): void {
    cancelAnimationFrame(frame);
    work();
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

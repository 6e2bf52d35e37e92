import { useEffect, useState } from 'react';

/** How long a text must be refused before that is said, in milliseconds: a name that goes on is often none on the way, `card-` before `card-api`. */
const patience = 400;

/** Why the text that is being typed cannot be used, once it could not be for a moment; null while it can. It goes as soon as the text can be used. */
export function useToldRefusal(refusal: string | null): string | null {
  const [isTold, setTold] = useState(false);
  const isRefused = refusal !== null;
  if (isTold && !isRefused) setTold(false);
  useEffect(() => {
    if (!isRefused) return undefined;
    const timer = setTimeout(() => setTold(true), patience);
    return () => clearTimeout(timer);
  }, [isRefused]);
  return isTold ? refusal : null;
}

import { useEffect, useState } from 'react';

/** A value once it has stayed the same for some milliseconds, of which `wait` is asked when it changes; at first the value itself. */
export function useSettled<T>(value: T, wait: () => number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait());
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}

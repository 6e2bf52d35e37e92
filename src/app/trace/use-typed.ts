import { useState } from 'react';

/** What stands in a field before it is asked for. Where something else is asked for, that takes its place, and the field keeps the focus. */
export function useTyped(given: string): readonly [text: string, type: (text: string) => void] {
  const [typed, setTyped] = useState({ given, text: given });
  // What was typed before something else was asked for must not come back with the former question.
  if (typed.given !== given) setTyped({ given, text: given });
  return [typed.given === given ? typed.text : given, (text) => setTyped({ given, text })];
}

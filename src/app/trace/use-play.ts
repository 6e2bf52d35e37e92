import { useEffect, useState } from 'react';
import type { Hop } from '../../core/mesh';
import { announce } from '../notices';
import { pointOutHop, showWay } from '../traced-call';

/** How long the walk stays at a hop, in milliseconds. */
const pace = 1_200;

interface Playing {
  readonly playing: boolean;
  readonly play: () => void;
  readonly stop: () => void;
}

/** Walks the way on the canvas hop by hop, saying what was chosen at each. */
export function usePlay(hops: readonly Hop[]): Playing {
  const [step, setStep] = useState<number | null>(null);
  useEffect(() => {
    if (step === null) return undefined;
    const hop = hops[step];
    pointOutHop(hop ? step : null);
    if (hop) announce(hop.what);
    const timer = setTimeout(() => setStep(hop ? step + 1 : null), hop ? pace : 0);
    return () => clearTimeout(timer);
  }, [step, hops]);
  return {
    playing: step !== null,
    play: () => {
      showWay(true);
      setStep(0);
    },
    stop: () => {
      pointOutHop(null);
      setStep(null);
    },
  };
}

import { useEffect, useRef } from 'react';
import { getFindings, useFindings } from '../findings';
import { announce } from '../notices';
import { useReview } from '../review-state';
import { setCanvas } from './canvas-state';
import { setAnswer } from './filter-answer';
import { forgetHits, getFilter } from './filter-state';
import { sayHits, showOnly } from './filter-walk';
import type { Graph } from './graph';

/** How long after the last key the graph is searched, in milliseconds. */
const pause = 120;

/** Searches the graph a moment after the last key, and again when the graph, its findings or what a review marks change. */
export function useFilterHits(graph: Graph, text: string): void {
  const findings = useFindings((state) => state.open);
  const marks = useReview((review) => review.marks);
  const spoken = useRef('');
  useEffect(() => {
    if (text.trim() === '') {
      setAnswer({ problem: null });
      forgetHits();
      return undefined;
    }
    let stale = false;
    const search = async (): Promise<void> => {
      const { findHits } = await import('./filter-hits');
      if (stale) return;
      const { hits, problem } = findHits(graph, getFindings().open, text);
      setAnswer({ problem });
      setCanvas({ hits });
      // What matches is said once for what was typed, and not again for each edit of the design.
      if (problem === null && spoken.current !== text) announce(sayHits(graph.topology, hits));
      spoken.current = text;
      if (getFilter().only) showOnly(graph.topology, true);
    };
    const timer = setTimeout(() => void search(), pause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [graph, text, findings, marks]);
}

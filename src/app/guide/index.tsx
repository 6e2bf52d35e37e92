import { lazy, Suspense } from 'react';
import { useGuide } from './guide-state';

const Guide = lazy(() => import('./guide'));

/** Where the tour and the lessons stand in the canvas; nothing of them is fetched before one is begun. */
export function GuideSlot(): React.JSX.Element | null {
  const guiding = useGuide((guide) => guide.guiding !== null);
  if (!guiding) return null;
  return (
    <Suspense fallback={null}>
      <Guide />
    </Suspense>
  );
}

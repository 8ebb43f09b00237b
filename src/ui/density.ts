// How tightly the page is set. The app's preference, handed down so that parts with measured heights know it.
import { createContext, useContext } from 'react';

export type Density = 'roomy' | 'normal' | 'dense';

export const DensityContext = createContext<Density>('normal');

export function useDensity(): Density {
  return useContext(DensityContext);
}

// Two tries at once: while one child starts and is killed, another one’s vault is looked at.

const LANES = 2;

/** Makes the tries 0, 1, 2 and so on until `work` answers false or there were `most`. The first that throws ends them all. */
export async function inLanes(
  most: number,
  work: (nth: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  let isOver = false;
  const lane = async (): Promise<void> => {
    while (!isOver && next < most) {
      const nth = next;
      next += 1;
      try {
        if ((await work(nth)) === false) isOver = true;
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  };
  // The others end first: what is cleared away after a failure must not be pulled from under them.
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

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
  await Promise.all(Array.from({ length: LANES }, lane));
}

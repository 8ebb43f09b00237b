// Schemas are interpreted, not compiled: the window's policy forbids code made from text.
import { z } from 'zod';

z.config({ jitless: true });

// Schemas are interpreted, not compiled: the page's policy forbids code made from text. Must be imported first.
import { z } from 'zod';

z.config({ jitless: true });

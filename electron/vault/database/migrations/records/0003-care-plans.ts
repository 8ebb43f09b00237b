import type { Migration } from '../../migrate';

export const carePlansStep: Migration = {
  number: 3,
  name: 'care-plans',
  statements: [
    `CREATE TABLE care_plans (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      opened_on TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'closed'))
    ) STRICT`,
    'CREATE INDEX care_plans_by_resident ON care_plans (resident_id)',
    `CREATE TABLE needs (
      id TEXT PRIMARY KEY,
      plan_id TEXT NOT NULL REFERENCES care_plans (id),
      version INTEGER NOT NULL,
      domain TEXT NOT NULL,
      level INTEGER NOT NULL,
      found_on TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX needs_by_plan ON needs (plan_id)',
    `CREATE TABLE goals (
      id TEXT PRIMARY KEY,
      need_id TEXT NOT NULL REFERENCES needs (id),
      version INTEGER NOT NULL,
      horizon TEXT NOT NULL,
      weight REAL NOT NULL,
      baseline INTEGER NOT NULL,
      attainment INTEGER,
      state TEXT NOT NULL,
      set_on TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX goals_by_need ON goals (need_id)',
    `CREATE TABLE tasks (
      id TEXT PRIMARY KEY,
      goal_id TEXT NOT NULL REFERENCES goals (id),
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      owner_staff_id TEXT NOT NULL REFERENCES staff (id),
      due_on TEXT,
      state TEXT NOT NULL,
      closed_on TEXT
    ) STRICT`,
    'CREATE INDEX tasks_by_goal ON tasks (goal_id)',
    'CREATE INDEX tasks_by_owner ON tasks (owner_staff_id, state, due_on)',
    `CREATE TABLE reviews (
      id TEXT PRIMARY KEY,
      plan_id TEXT NOT NULL REFERENCES care_plans (id),
      version INTEGER NOT NULL,
      reviewed_on TEXT NOT NULL,
      next_review_on TEXT,
      decision TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX reviews_by_plan ON reviews (plan_id, reviewed_on)',
    `CREATE TABLE review_attainments (
      review_id TEXT NOT NULL REFERENCES reviews (id),
      goal_id TEXT NOT NULL REFERENCES goals (id),
      attainment INTEGER NOT NULL,
      goal_state TEXT NOT NULL,
      PRIMARY KEY (review_id, goal_id)
    ) STRICT`,
    `CREATE TABLE session_notes (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      held_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id)
    ) STRICT`,
    'CREATE INDEX session_notes_by_resident ON session_notes (resident_id, held_on)',
  ],
};

// Front door of the emergency opening.
export {
  EMERGENCY_COMPARTMENT,
  EMERGENCY_NEEDS,
  EMERGENCY_REASONS,
  type EmergencyReason,
  type EmergencyStanding,
  type EmergencyWords,
  emergencyWords,
  mayOpenInEmergency,
} from './emergency';

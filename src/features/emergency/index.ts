// Front door of the emergency opening.
export {
  EMERGENCY_COMPARTMENT,
  EMERGENCY_NEEDS,
  EMERGENCY_REASONS,
  type EmergencyReason,
  type EmergencyStatus,
  type EmergencyWords,
  emergencyWords,
  mayOpenInEmergency,
} from './emergency';

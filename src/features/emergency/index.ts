// Front door of the emergency opening.
export {
  EMERGENCY_COMPARTMENT,
  EMERGENCY_NEEDS,
  type EmergencyReason,
  type EmergencyStanding,
  type EmergencyWords,
  emergencyWords,
  mayOpenInEmergency,
} from './emergency';

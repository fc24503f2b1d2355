// Invented shops, places and accounts from which the benchmark's pages are drawn. Some names hold
// an escape or a letter beyond ASCII, because real ones do.
#ifndef BENCH_CATALOG_H
#define BENCH_CATALOG_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  const char *name, *statement, *website, *primary, *detailed, *counterparty;
  int least, most;  // cents
  bool in_store, income;
} Merchant;

static const Merchant merchants[] = {
    {"Northside Grocers", "NORTHSIDE GROCERS POS DEBIT", "northsidegrocers.example",
     "FOOD_AND_DRINK", "FOOD_AND_DRINK_GROCERIES", "merchant", 350, 19500, true, false},
    {"Harbor Street Market", "HARBOR ST MARKET CARD PURCHASE", "harborstreetmarket.example",
     "FOOD_AND_DRINK", "FOOD_AND_DRINK_GROCERIES", "merchant", 250, 9000, true, false},
    {"Caf\u00e9 Lumi\u00e8re", "CAFE LUMIERE VISA", "cafelumiere.example",
     "FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE", "merchant", 275, 1900, true, false},
    {"Two Rivers Coffee", "TWO RIVERS COFFEE", "tworiverscoffee.example",
     "FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE", "merchant", 295, 1450, true, false},
    {"The \\\"Blue Door\\\" Kitchen", "BLUE DOOR KITCHEN", "bluedoorkitchen.example",
     "FOOD_AND_DRINK", "FOOD_AND_DRINK_RESTAURANT", "merchant", 1400, 16000, true, false},
    {"Quickplate", "QUICKPLATE*ORDER", "quickplate.example",
     "FOOD_AND_DRINK", "FOOD_AND_DRINK_FAST_FOOD", "marketplace", 1100, 6400, false, false},
    {"Sunset Burgers", "SUNSET BURGERS", "sunsetburgers.example",
     "FOOD_AND_DRINK", "FOOD_AND_DRINK_FAST_FOOD", "merchant", 620, 3800, true, false},
    {"Meridian Superstore", "MERIDIAN SUPERSTORE PURCHASE", "meridiansuperstore.example",
     "GENERAL_MERCHANDISE", "GENERAL_MERCHANDISE_SUPERSTORES", "merchant", 400, 32000, true, false},
    {"Pine & Thread", "PINE AND THREAD", "pineandthread.example", "GENERAL_MERCHANDISE",
     "GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES", "merchant", 1500, 24000, true, false},
    {"Parcelwave", "PARCELWAVE MKTPLACE", "parcelwave.example", "GENERAL_MERCHANDISE",
     "GENERAL_MERCHANDISE_ONLINE_MARKETPLACES", "marketplace", 500, 48000, false, false},
    {"Circuit Corner", "CIRCUIT CORNER ELECTRONICS", "circuitcorner.example",
     "GENERAL_MERCHANDISE", "GENERAL_MERCHANDISE_ELECTRONICS", "merchant", 900, 180000, true,
     false},
    {"Paw and Feather", "PAW AND FEATHER", "pawandfeather.example", "GENERAL_MERCHANDISE",
     "GENERAL_MERCHANDISE_PET_SUPPLIES", "merchant", 800, 14000, true, false},
    {"Old Mill Books", "OLD MILL BOOKS", "oldmillbooks.example", "GENERAL_MERCHANDISE",
     "GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS", "merchant", 500, 9000, true, false},
    {"Oak Hill Hardware", "OAK HILL HARDWARE", "oakhillhardware.example",
     "HOME_IMPROVEMENT", "HOME_IMPROVEMENT_HARDWARE", "merchant", 300, 42000, true, false},
    {"Vantage Fuel", "VANTAGE FUEL PUMP", "vantagefuel.example",
     "TRANSPORTATION", "TRANSPORTATION_GAS", "merchant", 1800, 9800, true, false},
    {"Hopalong Rides", "HOPALONG RIDES TRIP", "hopalongrides.example",
     "TRANSPORTATION", "TRANSPORTATION_TAXIS_AND_RIDE_SHARES", "merchant", 650, 7200, false, false},
    {"Metro Transit", "METRO TRANSIT FARE", "metrotransit.example",
     "TRANSPORTATION", "TRANSPORTATION_PUBLIC_TRANSIT", "merchant", 150, 1200, false, false},
    {"Curbside Parking", "CURBSIDE PARKING", "curbsideparking.example",
     "TRANSPORTATION", "TRANSPORTATION_PARKING", "merchant", 100, 4500, true, false},
    {"Altitude Air", "ALTITUDE AIR TICKET", "altitudeair.example",
     "TRAVEL", "TRAVEL_FLIGHTS", "merchant", 8900, 145000, false, false},
    {"Lakeview Lodge", "LAKEVIEW LODGE", "lakeviewlodge.example",
     "TRAVEL", "TRAVEL_LODGING", "merchant", 9500, 120000, true, false},
    {"Streamhouse", "STREAMHOUSE SUBSCRIPTION", "streamhouse.example",
     "ENTERTAINMENT", "ENTERTAINMENT_TV_AND_MOVIES", "merchant", 799, 2400, false, false},
    {"Tonewell Music", "TONEWELL MUSIC", "tonewell.example",
     "ENTERTAINMENT", "ENTERTAINMENT_MUSIC_AND_AUDIO", "merchant", 499, 1700, false, false},
    {"Greenleaf Pharmacy", "GREENLEAF PHARMACY", "greenleafpharmacy.example",
     "MEDICAL", "MEDICAL_PHARMACIES_AND_SUPPLEMENTS", "merchant", 400, 16000, true, false},
    {"Ironworks Gym", "IRONWORKS GYM DUES", "ironworksgym.example",
     "PERSONAL_CARE", "PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS", "merchant", 2900, 9900, false,
     false},
    {"Valley Power", "VALLEY POWER AUTOPAY", "valleypower.example",
     "RENT_AND_UTILITIES", "RENT_AND_UTILITIES_GAS_AND_ELECTRICITY", "merchant", 3500, 28000, false,
     false},
    {"Clearline Internet", "CLEARLINE INTERNET", "clearline.example", "RENT_AND_UTILITIES",
     "RENT_AND_UTILITIES_INTERNET_AND_CABLE", "merchant", 4500, 12000, false, false},
    {"Shieldway Insurance", "SHIELDWAY INS PREMIUM", "shieldway.example", "GENERAL_SERVICES",
     "GENERAL_SERVICES_INSURANCE", "financial_institution", 6500, 34000, false, false},
    {"Payroll Deposit", "ACH DEPOSIT PAYROLL DIRECT DEP", "", "INCOME", "INCOME_SALARY", 0,
     120000, 480000, false, true},
    {"Interest Payment", "INTEREST PAYMENT", "", "INCOME", "INCOME_INTEREST_EARNED", 0,
     101, 2900, false, true},
    {"Transfer from Savings", "ONLINE TRANSFER FROM SAVINGS", "", "TRANSFER_IN",
     "TRANSFER_IN_ACCOUNT_TRANSFER", 0, 5000, 150000, false, true},
    {"Transfer to Savings", "ONLINE TRANSFER TO SAVINGS", "", "TRANSFER_OUT",
     "TRANSFER_OUT_ACCOUNT_TRANSFER", 0, 5000, 150000, false, false},
    {"Card Payment", "CREDIT CARD PAYMENT AUTOPAY", "", "LOAN_PAYMENTS",
     "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT", 0, 4000, 310000, false, false},
};
enum { MERCHANTS = sizeof merchants / sizeof merchants[0] };

typedef struct {
  const char *name, *region, *postal_code, *street;
  int latitude, longitude;
} City;

static const City cities[] = {
    {"Poway", "CA", "92064", "Community Rd", 32, -117},
    {"Portland", "OR", "97205", "SW Alder St", 45, -122},
    {"Duluth", "MN", "55802", "Canal Park Dr", 46, -92},
    {"Savannah", "GA", "31401", "Bull St", 32, -81},
    {"Burlington", "VT", "05401", "Church St", 44, -73},
    {"Santa Fe", "NM", "87501", "Ca\u00f1on Rd", 35, -105},
    {"Boise", "ID", "83702", "W Idaho St", 43, -116},
    {"Akron", "OH", "44308", "S Main St", 41, -81},
};
enum { CITIES = sizeof cities / sizeof cities[0] };

typedef struct {
  const char *name, *type, *subtype;
  int64_t current, limit;  // cents
} Account;

static const Account accounts[] = {
    {"Everyday Checking", "depository", "checking", 284017, 0},
    {"Household Checking", "depository", "checking", 512350, 0},
    {"Savings", "depository", "savings", 1843099, 0},
    {"Rainy Day Savings", "depository", "savings", 920000, 0},
    {"Money Market", "depository", "money market", 4320012, 0},
    {"Cash Management", "depository", "cash management", 120089, 0},
    {"Prepaid", "depository", "prepaid", 4510, 0},
    {"Platinum Card", "credit", "credit card", 104422, 1200000},
    {"Cash Back Card", "credit", "credit card", 38209, 600000},
    {"Travel Card", "credit", "credit card", 219901, 1500000},
    {"Store Card", "credit", "credit card", 7450, 150000},
    {"Family Card", "credit", "credit card", 61030, 800000},
    {"Business Card", "credit", "credit card", 330275, 2000000},
    {"Student Loan", "loan", "student", 1804211, 0},
};

#endif

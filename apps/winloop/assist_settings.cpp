#include "assist_settings.hpp"

#include <winloop/store/user_config.hpp>

namespace winloop::app {

AssistSettings assist_settings(const Environment& environment) {
  AssistSettings settings;
  if (!environment.config.empty()) settings = store::read_user_config(environment.config);
  // Whoever can name another url in the environment does not get the file's key sent there.
  if (!environment.assist_url.empty()) {
    settings.url = environment.assist_url;
    settings.key.clear();
  }
  if (!environment.assist_key.empty()) settings.key = environment.assist_key;
  if (!environment.assist_model.empty()) settings.model = environment.assist_model;
  if (settings.proxy.empty()) {
    settings.proxy = environment.https_proxy;
    settings.no_proxy = environment.no_proxy;
  }
  return settings;
}

}  // namespace winloop::app
